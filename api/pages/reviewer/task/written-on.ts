import { listAnswersOfTask } from '../../../answers/queries.ts'
import { seenWords } from '../../../answers/seen-words.ts'
import type { Finding } from '../../../findings/finding.ts'
import { listFindingsOfCommand } from '../../../findings/queries.ts'
import type { ParkAccess } from '../../../plugins/access.ts'
import type { Tx } from '../../../plugins/database.ts'
import type { DescribedProcess } from '../../../process-description/described-process.ts'
import type { Task } from '../../../tasks/task.ts'

/** One thing that was written on this task, with its findings. */
export interface Written {
  readonly answer: Awaited<ReturnType<typeof listAnswersOfTask>>[number]
  readonly findings: readonly Finding[]
}

/** What counts, and one's own drafts; of their forms, what this person may see. */
export async function writtenOn(
  tx: Tx,
  access: ParkAccess,
  process: DescribedProcess,
  task: Task,
  personId: string,
  visible: ReadonlySet<string> | null,
): Promise<readonly Written[]> {
  const parkId = access.park.id
  const seen = await seenWords(tx, access, process, task)
  const written: Written[] = []
  for (const answer of await listAnswersOfTask(tx, parkId, task.instanceId, task.key)) {
    if (answer.revision === null && answer.personId !== personId) continue
    if (visible !== null && !visible.has(answer.commandId)) continue
    const findings = await listFindingsOfCommand(tx, parkId, answer.commandId)
    written.push({ answer: { ...answer, words: seen(answer.words) }, findings })
  }
  return written
}
