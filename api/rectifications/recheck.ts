import type { FastifyRequest } from 'fastify'
import { reopeningsOf, type StandingFinding } from '../findings/finding.ts'
import { closeFindings, reopenFinding } from '../findings/move-findings.ts'
import { listStandingFindings } from '../findings/queries.ts'
import { commandIdOf, inParkOf, parkOf, personOf } from '../plugins/access.ts'
import type { Tx } from '../plugins/database.ts'
import type { DescribedProcess } from '../process-description/described-process.ts'
import { type FieldError, Refusal } from '../refusal.ts'
import { mayAnswer, wrongDepartment } from '../tasks/access.ts'
import { answerTask, type TaskAddress } from '../tasks/act-on-task.ts'
import { existingTask } from '../tasks/existing-task.ts'
import type { Task } from '../tasks/task.ts'
import { workOf } from '../tasks/work-of.ts'
import { findRecheck, insertRecheck } from './queries.ts'
import type { RecheckDecision } from './rectification.ts'

/** A task in which a department looks at what was handed in, with its findings that wait for it. */
export interface OpenedRecheck {
  readonly task: Task
  readonly process: DescribedProcess
  readonly findings: readonly RecheckFinding[]
}

export interface RecheckFinding {
  readonly finding: StandingFinding
  /** Once more is not possible: what is not mended now is decided on by the lead. */
  readonly isLastTime: boolean
}

/** Reads a recheck; a task that is none is not found. */
export async function openRecheck(request: FastifyRequest, tx: Tx, at: TaskAddress): Promise<OpenedRecheck> {
  const parkId = parkOf(request).park.id
  const task = await existingTask(tx, parkId, at.instance, at.key)
  const process = await request.server.catalogue.byHash(parkId, task.definitionHash)
  if (workOf(process, task) !== 'recheck') {
    throw new Refusal('not-found', `Expected task ${at.key} to be a recheck.`, '该任务不是整改复查。')
  }
  const most = process.description.rectification?.reopenings ?? 1
  const findings = (await listStandingFindings(tx, parkId, task.applicationId))
    .filter(({ permit, state, told }) => permit === task.permit && state === 'fixed' && told > 0)
    .map((finding) => ({ finding, isLastTime: reopeningsOf(finding.moves) >= most }))
  return { task, process, findings }
}

/**
 * 复查: closes what is mended and reopens what is not, once, with its reason. What is still not mended then stays as it
 * is, and the outcome says so: the process goes on by it.
 */
export async function recheckFindings(
  request: FastifyRequest,
  at: TaskAddress,
  given: readonly RecheckDecision[],
): Promise<Task> {
  const commandId = commandIdOf(request)
  const decisions = await inParkOf(request, async (tx) => {
    const before = await findRecheck(tx, parkOf(request).park.id, commandId)
    if (before !== null && before.instanceId === at.instance && before.taskKey === at.key) return before.decisions
    return await decide(request, tx, at, given)
  })
  const notMended = decisions.filter(({ isMended }) => !isMended)
  const answer = { legalBasis: null, findings: [], fields: {} }
  if (notMended.length === 0) return await answerTask(request, at, { ...answer, outcome: 'closed', reason: null })
  const reason = notMended.map((each) => each.reason).join('\n')
  return await answerTask(request, at, { ...answer, outcome: 'reopened', reason })
}

async function decide(
  request: FastifyRequest,
  tx: Tx,
  at: TaskAddress,
  given: readonly RecheckDecision[],
): Promise<readonly RecheckDecision[]> {
  const access = parkOf(request)
  const { personId } = personOf(request)
  const { task, findings, process } = await openRecheck(request, tx, at)
  mustHaveClaimed(request, task)
  const decisions = mustBeWhole(findings, given)
  const { applicationId, instanceId, key: taskKey } = task
  const movedAt = new Date(request.server.engine.now())
  const commandId = commandIdOf(request)
  const order = { applicationId, personId, commandId, instanceId, movedAt }
  const mended = decisions.filter(({ isMended }) => isMended).map(({ findingId }) => findingId)
  if (mended.length > 0) await closeFindings(tx, access, mended, order)
  const most = process.description.rectification?.reopenings ?? 1
  for (const { findingId, reason, isMended } of decisions) {
    const isLastTime = findings.some(({ finding, isLastTime }) => finding.id === findingId && isLastTime)
    if (!isMended && !isLastTime) await reopenFinding(tx, access, findingId, { reason, most }, order)
  }
  const words = { applicationId, instanceId, taskKey, decisions, decidedBy: personId, decidedAt: movedAt }
  await insertRecheck(tx, access.park.id, { commandId, ...words })
  return decisions
}

/** One decision for each finding that waits, in their order; why not, where one is not mended. */
function mustBeWhole(
  findings: readonly RecheckFinding[],
  given: readonly RecheckDecision[],
): readonly RecheckDecision[] {
  const decided = findings.map(({ finding }) => ({
    finding,
    decision: given.find(({ findingId }) => findingId === finding.id),
  }))
  const problems = decided.flatMap(({ finding: { id, whatIsWrong }, decision }): readonly FieldError[] => {
    if (decision === undefined) {
      return [problem(`${id}.isMended`, `Decide about: ${whatIsWrong}`, `请作出结论：${whatIsWrong}`)]
    }
    if (decision.isMended || decision.reason !== '') return []
    return [problem(`${id}.reason`, `Write why not: ${whatIsWrong}`, `请写明为什么不符合：${whatIsWrong}`)]
  })
  if (problems.length > 0) {
    throw new Refusal(
      'recheck-incomplete',
      `Expected a decision about every finding, but ${problems.length} things are missing.`,
      `复查有 ${problems.length} 处需要补充。`,
      problems,
    )
  }
  return decided.flatMap(({ decision }) => decision ?? [])
}

function mustHaveClaimed(request: FastifyRequest, task: Task): void {
  if (!mayAnswer(task, parkOf(request))) throw wrongDepartment(task, task.post)
  if (task.state === 'claimed' && task.assignee === personOf(request).personId) return
  throw new Refusal('not-the-assignee', 'Claim the task first.', '请先领取该任务。')
}

function problem(place: string, message: string, messageZh: string): FieldError {
  return { field: `findings.${place}`, code: 'recheck-incomplete', message, messageZh }
}
