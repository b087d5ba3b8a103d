import type { FastifyRequest } from 'fastify'
import { departmentNames } from '../../jobs/queries.ts'
import { inParkOf, parkOf } from '../../plugins/access.ts'

/** Where the pages of the window begin. */
export function windowAddress(request: FastifyRequest): string {
  return `/parks/${parkOf(request).park.slug}/window`
}

/** Departments at whose window this person sits. */
export function windowsOf(request: FastifyRequest): readonly string[] {
  return parkOf(request).memberships.flatMap(({ department, post }) => (post === 'windowClerk' ? [department] : []))
}

/** Their names, for the bar. */
export async function windowPlace(request: FastifyRequest): Promise<string> {
  const { id } = parkOf(request).park
  const codes = windowsOf(request)
  const names = await inParkOf(request, (tx) => departmentNames(tx, id, codes))
  return codes.map((code) => names.get(code) ?? code).join('、')
}
