import type { Application } from '../../../../applications/application.ts'
import { listDepartments } from '../../../../departments/queries.ts'
import { draftOpinion } from '../../../../joint-review/draft-opinion.ts'
import { readOpinions } from '../../../../joint-review/read-opinions.ts'
import type { ItemOpinion } from '../../../../joint-review/summarise-opinions.ts'
import type { Tx } from '../../../../plugins/database.ts'
import type { DescribedProcess } from '../../../../process-description/described-process.ts'
import type { Task } from '../../../../tasks/task.ts'
import { workOf } from '../../../../tasks/work-of.ts'

export interface ReadJointReview {
  readonly items: readonly ItemOpinion[]
  readonly draft: string
}

/** All departments' opinions with the draft of what the lead concludes; `null` on tasks of another kind. */
export async function readJointReview(
  tx: Tx,
  parkId: string,
  process: DescribedProcess,
  task: Task,
  application: Application,
): Promise<ReadJointReview | null> {
  if (workOf(process, task) !== 'jointReview') return null
  const items = await readOpinions(tx, parkId, process, task)
  // An opinion is a document, and documents are in Chinese.
  const names = new Map((await listDepartments(tx, parkId)).map(({ code, name }) => [code, name]))
  return { items, draft: draftOpinion(process, application, items, names) }
}
