import { findApplication } from '../applications/queries.ts'
import type { Database } from '../plugins/database.ts'
import { Refusal } from '../refusal.ts'

/**
 * Refuses what would end, or begin again, the instance of an application: an application ends by a decision or by its
 * applicant, who would otherwise wait for an answer that never comes (行政许可法 art. 38), and what was decided is not
 * decided again by moving a token.
 */
export async function mustBeFreeOfApplication(
  database: Database,
  parkId: string,
  { id, rootInstanceId: root }: { readonly id: string; readonly rootInstanceId: string },
): Promise<void> {
  const application = await database.inPark(parkId, (tx) => findApplication(tx, parkId, root))
  if (application === null) return
  throw new Refusal(
    'instance-of-application',
    `Expected an instance without an application, but ${id} belongs to ${application.number ?? root}.`,
    `该实例属于申请 ${application.number ?? root}，只能由申请人撤回，或由部门作出决定。`,
  )
}
