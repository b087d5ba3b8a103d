import { v7 } from 'uuid'
import { findAnswer } from '../answers/queries.ts'
import { insertCopies } from '../copies/queries.ts'
import type { StandingFinding } from '../findings/finding.ts'
import { insertNotice } from '../notices/queries.ts'
import type { Tx } from '../plugins/database.ts'
import type { Task } from '../tasks/task.ts'
import type { Merging } from './queries.ts'

/** Tells each department which of its findings the notice leaves out, and why: by a notice, and whoever wrote it by a copy. */
export async function tellDepartments(
  tx: Tx,
  parkId: string,
  task: Pick<Task, 'applicationId' | 'instanceId' | 'answerer'>,
  findings: readonly StandingFinding[],
  { setAside }: Merging,
  sentAt: Date,
): Promise<void> {
  const leftOut = findings.filter(({ id }) => setAside.has(id))
  for (const department of new Set(leftOut.map((finding) => finding.department))) {
    const own = leftOut.filter((finding) => finding.department === department)
    const lines = own.map(({ id, whatIsWrong }) => `${whatIsWrong}（未列入的理由：${setAside.get(id) ?? ''}）`)
    await insertNotice(
      tx,
      parkId,
      {
        ...{ id: v7(), applicationId: task.applicationId, instanceId: task.instanceId, jobKey: null },
        ...{ kind: 'setAside', audience: 'department', department, permit: own[0]?.permit ?? null },
        ...{ title: '问题未列入告知书', body: lines.join('\n'), answerBy: null, sentAt },
      },
      null,
    )
    for (const finding of own) await copyToWriter(tx, parkId, task, finding, setAside.get(finding.id) ?? '', sentAt)
  }
}

/** In the inbox of who found it, so that they need not look into the history. */
async function copyToWriter(
  tx: Tx,
  parkId: string,
  { answerer }: Pick<Task, 'answerer'>,
  { commandId }: StandingFinding,
  reason: string,
  copiedAt: Date,
): Promise<void> {
  const answer = await findAnswer(tx, parkId, commandId)
  if (answer === null || answerer === null || answer.personId === answerer) return
  const at = { instance: answer.instanceId, key: answer.taskKey }
  const copy = { id: v7(), people: [answer.personId], copiedBy: answerer, note: `未列入告知书：${reason}`, copiedAt }
  await insertCopies(tx, parkId, at, copy)
}
