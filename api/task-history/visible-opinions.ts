import type { ParkAccess } from '../plugins/access.ts'
import type { Tx } from '../plugins/database.ts'
import { APPLICANT } from '../tasks/task.ts'
import { listOpinions, type Opinion } from './queries.ts'

/** Whether somebody of these departments sees an opinion: their own, or once everybody beside it has answered. */
export function isVisible({ isShared, department }: Opinion, own: ReadonlySet<string>): boolean {
  return isShared || own.has(department ?? '')
}

/** The answers of an application that this person may see, by their commands; applicants' answers are no opinions. */
export async function visibleCommands(tx: Tx, access: ParkAccess, applicationId: string): Promise<ReadonlySet<string>> {
  const own = new Set([APPLICANT, ...access.memberships.map(({ department }) => department)])
  const opinions = await listOpinions(tx, access.park.id, applicationId)
  return new Set(opinions.filter((opinion) => isVisible(opinion, own)).map(({ commandId }) => commandId))
}
