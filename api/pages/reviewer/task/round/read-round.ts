import type { StandingFinding } from '../../../../findings/finding.ts'
import type { Tx } from '../../../../plugins/database.ts'
import type { DescribedProcess } from '../../../../process-description/described-process.ts'
import { findingsToJudge } from '../../../../rounds/judge-round.ts'
import { type LateFinding, listLateFindings, wasJudgedBefore } from '../../../../rounds/queries.ts'
import type { Task } from '../../../../tasks/task.ts'
import { workOf } from '../../../../tasks/work-of.ts'

export interface ReadRound {
  /** Whether this department has judged the same before a notice. */
  readonly wasJudged: boolean
  readonly toJudge: readonly StandingFinding[]
  readonly late: readonly LateFinding[]
}

/** What a later round of this task is about; `null` in the first. */
export async function readRound(
  tx: Tx,
  parkId: string,
  process: DescribedProcess,
  task: Task,
): Promise<ReadRound | null> {
  const late = await listLateFindings(tx, parkId, { instance: task.instanceId, key: task.key })
  const isOpen = task.endedAt === null && workOf(process, task) === null
  const wasJudged = isOpen && (await wasJudgedBefore(tx, parkId, task))
  const toJudge = wasJudged ? await findingsToJudge(tx, parkId, process, task) : []
  return wasJudged || late.length > 0 ? { wasJudged, toJudge, late } : null
}
