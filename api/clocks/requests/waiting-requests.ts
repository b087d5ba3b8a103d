import type { ParkAccess } from '../../plugins/access.ts'
import type { Tx } from '../../plugins/database.ts'
import { areOfOne } from '../../substitutions/acting-for.ts'
import { actingPosts } from '../rules.ts'
import type { ListedRequest } from './clock-request.ts'
import { listOpenRequests } from './queries.ts'

/** What waits for this person to decide, as a head or for one, the oldest first. */
export async function waitingRequests(tx: Tx, access: ParkAccess, personId: string): Promise<readonly ListedRequest[]> {
  const departments = [...access.memberships, ...access.standIns]
    .filter(({ post }) => post === 'signatory')
    .map(({ department }) => department)
  if (departments.length === 0) return []
  const open = await listOpenRequests(tx, access.park.id, [...new Set(departments)])
  return open.filter((each) => {
    const acting = actingPosts(access, { ...each, leadDepartment: each.department }).find(
      ({ post, department }) => post === 'signatory' && department === each.department,
    )
    const asking = { personId: each.askedBy, forPersonId: each.askedFor }
    return (
      each.commandId === null &&
      acting !== undefined &&
      !areOfOne(asking, { personId, forPersonId: acting.forPersonId })
    )
  })
}
