import { listStandingFindings } from '../findings/queries.ts'
import type { Tx } from '../plugins/database.ts'
import type { DescribedProcess } from '../process-description/described-process.ts'
import { Refusal } from '../refusal.ts'
import { listOpinions } from '../task-history/queries.ts'
import { listTasksOf } from '../tasks/queries.ts'
import type { Task } from '../tasks/task.ts'
import { type ItemOpinion, objections, summariseOpinions } from './summarise-opinions.ts'

/** All departments' opinions, as the lead sees them before it concludes. */
export async function readOpinions(
  tx: Tx,
  parkId: string,
  process: DescribedProcess,
  task: Task,
): Promise<readonly ItemOpinion[]> {
  return summariseOpinions(
    process.permits,
    (await listTasksOf(tx, parkId, task.applicationId)).filter(({ openedAt }) => openedAt <= task.openedAt),
    await listOpinions(tx, parkId, task.applicationId),
    await listStandingFindings(tx, parkId, task.applicationId),
  )
}

/** Nobody passes what a department objects to, or what is not mended. Silence is no objection, and no permit either. */
export async function mustBeSettled(tx: Tx, parkId: string, process: DescribedProcess, task: Task): Promise<void> {
  const items = await readOpinions(tx, parkId, process, task)
  const unsettled = objections(items)
  if (unsettled.length === 0) return
  const letters = unsettled.map(({ permit }) => permit).join(', ')
  const message = `Expected every item to be settled, but ${letters} is objected to or not mended: it cannot be passed.`
  const messageZh = `还有 ${unsettled.length} 项部门不同意或者整改未完成，不能通过。`
  throw new Refusal('opinions-not-settled', message, messageZh, [
    { field: 'outcome', code: 'opinions-not-settled', message, messageZh },
  ])
}
