import { isUntold } from '../findings/finding.ts'
import { listStandingFindings } from '../findings/queries.ts'
import type { NoticeContent } from '../notices/queries.ts'
import type { Tx } from '../plugins/database.ts'
import type { DescribedProcess } from '../process-description/described-process.ts'
import { currentRound } from '../submissions/queries.ts'
import { listTasksOf } from '../tasks/queries.ts'
import type { Task } from '../tasks/task.ts'
import { workOf } from '../tasks/work-of.ts'
import { planNotice } from './notice-plan.ts'
import { type Merging, readMerging } from './queries.ts'
import { tellDepartments } from './tell-departments.ts'

/** What a consolidated notice says now; once it is sent, the departments are told what it leaves out. */
export async function readMerged(
  tx: Tx,
  parkId: string,
  process: DescribedProcess,
  applicationId: string,
): Promise<NoticeContent & { readonly tellDepartments: (sentAt: Date) => Promise<void> }> {
  const task = lastMerged(await listTasksOf(tx, parkId, applicationId), process)
  const merging: Merging =
    task === null
      ? { lines: [], setAside: new Map() }
      : await readMerging(tx, parkId, { instance: task.instanceId, key: task.key })
  const standing = await listStandingFindings(tx, parkId, applicationId)
  // What was set aside is open no more since the task is answered; its department has still to be told.
  const findings = standing.filter((finding) => isUntold(finding) || merging.setAside.has(finding.id))
  return {
    round: await currentRound(tx, parkId, applicationId),
    lines: planNotice(findings, merging),
    tellDepartments: async (sentAt) => {
      if (task !== null) await tellDepartments(tx, parkId, task, findings, merging, sentAt)
    },
  }
}

/** The merging that was answered last; `null` where the process has none, as before acceptance. */
function lastMerged(tasks: readonly Task[], process: DescribedProcess): Task | null {
  const merged = tasks.filter((task) => task.state === 'answered' && workOf(process, task) === 'merge')
  const endedAt = ({ endedAt }: Task) => endedAt?.getTime() ?? 0
  return merged.sort((one, other) => endedAt(other) - endedAt(one))[0] ?? null
}
