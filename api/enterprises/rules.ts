import type { ParkRole } from '../permissions.ts'

/** Officers of the park see every enterprise in it; an owner or filer sees those for which they act. */
export function seesEveryEnterprise(roles: ReadonlySet<ParkRole>): boolean {
  return [...roles].some((role) => role !== 'owner' && role !== 'filer')
}
