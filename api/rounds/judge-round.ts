import type { FindingBody, StandingFinding } from '../findings/finding.ts'
import { closeFindings, type MoveOrder, reopenFinding } from '../findings/move-findings.ts'
import { listStandingFindings } from '../findings/queries.ts'
import { openPersonal } from '../forms/personal-values.ts'
import type { ParkAccess } from '../plugins/access.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import type { Tx } from '../plugins/database.ts'
import type { DescribedProcess } from '../process-description/described-process.ts'
import { Refusal } from '../refusal.ts'
import { PERSONAL } from '../submissions/prepare-submission.ts'
import { listSubmissions } from '../submissions/queries.ts'
import { needsOf } from '../tasks/outcome-rules.ts'
import type { Task } from '../tasks/task.ts'
import { workOf } from '../tasks/work-of.ts'
import { type HandedIn, isAboutChange } from './changed-since.ts'
import { type LateFinding, listLateFindings, wasJudgedBefore } from './queries.ts'

/** A finding of the last round that is not mended, and why not. */
export interface ReopenedFinding {
  readonly finding: string
  readonly reason: string
}

/** A finding as it goes with an answer: how late it is, and who let it be told. */
export interface AnsweredFinding extends FindingBody {
  readonly late: Pick<LateFinding, 'why' | 'decidedBy'> | null
}

/** What the head has let be told with this task, as it goes with an answer that tells findings. */
export async function approvedFindings(
  tx: Tx,
  parkId: string,
  task: Task,
  outcome: string | null,
): Promise<readonly AnsweredFinding[]> {
  if (!needsOf(outcome ?? '').includes('findings')) return []
  const late = await listLateFindings(tx, parkId, { instance: task.instanceId, key: task.key })
  return late
    .filter(({ isApproved }) => isApproved === true)
    .map(({ permit, material, field, whatIsWrong, howToFix, rule, why, decidedBy }) => ({
      ...{ whatIsWrong, howToFix, late: { why, decidedBy } },
      ...(permit === null ? {} : { permit }),
      ...(material === null ? {} : { material }),
      ...(field === null ? {} : { field }),
      ...(rule === null ? {} : { rule }),
    }))
}

/**
 * 一次性告知: after a notice a department finds nothing new without its head. What it found before may be reopened; what
 * the applicant has changed may be judged; anything else it should have found at once.
 */
export async function mustBeInTime(
  app: AppParts,
  tx: Tx,
  parkId: string,
  task: Task,
  findings: readonly FindingBody[],
): Promise<void> {
  if (findings.length === 0 || !(await wasJudgedBefore(tx, parkId, task))) return
  const submissions = await listSubmissions(tx, parkId, task.applicationId)
  const [before, now] = submissions.slice(-2).map(
    (submission): HandedIn => ({
      values: openPersonal(submission, app.cipher, PERSONAL),
      materials: submission.materials,
    }),
  )
  const late = findings.findIndex((finding) => !isAboutChange(finding, before, now))
  if (late === -1) return
  const message = `Finding ${late + 1} could have been told in the last round: ask the head of the department first, with the reason.`
  const messageZh = `第 ${late + 1} 条是上一轮就能提出的问题：须先说明理由，报本部门负责人批准后才能提出。`
  throw new Refusal('late-finding-not-approved', message, messageZh, [
    { field: 'findings', code: 'late-finding-not-approved', message, messageZh },
  ])
}

/** Of this task: what its department found before, and the applicant says is mended. */
export async function findingsToJudge(
  tx: Tx,
  parkId: string,
  process: DescribedProcess,
  task: Task,
): Promise<readonly StandingFinding[]> {
  // A recheck has a page of its own, which judges each.
  if (workOf(process, task) !== null) return []
  const standing = await listStandingFindings(tx, parkId, task.applicationId)
  return standing.filter(
    ({ state, department, permit }) =>
      state === 'fixed' &&
      (department === null || department === task.department) &&
      (task.permit === null || permit === task.permit),
  )
}

/** Outcomes that say of everything that was found whether it is mended. */
const judging: ReadonlySet<string> = new Set([
  ...['agree', 'agreeWithDeferral', 'needsCorrection'],
  ...['complete', 'deferrableOnly', 'incomplete'],
])

/** With the answer the findings of the last round are closed, but for those that are reopened with a reason. */
export async function judgeEarlier(
  tx: Tx,
  access: ParkAccess,
  process: DescribedProcess,
  task: Task,
  { outcome, reopened }: { readonly outcome: string | null; readonly reopened: readonly ReopenedFinding[] },
  order: MoveOrder,
): Promise<void> {
  for (const { finding, reason } of reopened) await reopenFinding(tx, access, finding, { reason }, order)
  if (!judging.has(outcome ?? '')) return
  const again = new Set(reopened.map(({ finding }) => finding))
  const mended = (await findingsToJudge(tx, access.park.id, process, task)).filter(({ id }) => !again.has(id))
  if (mended.length > 0) {
    await closeFindings(
      tx,
      access,
      mended.map(({ id }) => id),
      order,
    )
  }
}
