import type { Deferral } from '../materials/queries.ts'

/** Whether the material is still to come, in time or late; then it is taken whatever became of the application. */
export function isAwaited({ state, providedAt }: Pick<Deferral, 'state' | 'providedAt'>): boolean {
  return state === 'open' || (state === 'breached' && providedAt === null)
}
