import type { FastifyRequest } from 'fastify'
import { appointmentLifecycle } from '../appointments/lifecycle.ts'
import { changeAppointment } from '../appointments/queries.ts'
import { listOfficers } from '../people/queries.ts'
import { commandIdOf, inParkOf, parkOf, personOf } from '../plugins/access.ts'
import type { Tx } from '../plugins/database.ts'
import { type FieldError, Refusal } from '../refusal.ts'
import { answerTask, type TaskAddress } from '../tasks/act-on-task.ts'
import type { Task } from '../tasks/task.ts'
import { type OpenedSurvey, openUnsigned } from './open-survey.ts'
import { findSignature, insertSignature } from './queries.ts'
import { signatureProblems } from './signature-problems.ts'
import { findingsOf, type Official, type SignedItem, type SurveySignature } from './survey.ts'

export interface SignOrder {
  /** Ids of those who were on site; the signer is one of them. */
  readonly officials: readonly string[]
  readonly attendedBy: string
  /** As it was typed. */
  readonly name: string
  readonly drawing: string
}

/**
 * 签字提交: freezes the results with the names of who was on site, and answers the task with them. From then on they stay
 * as they are; what does not conform is a finding of the department.
 */
export async function signSurvey(request: FastifyRequest, at: TaskAddress, order: SignOrder): Promise<Task> {
  const commandId = commandIdOf(request)
  const signature = await inParkOf(request, async (tx) => {
    const parkId = parkOf(request).park.id
    const before = await findSignature(tx, parkId, commandId)
    if (before !== null && before.instanceId === at.instance && before.taskKey === at.key) return before
    return await sign(request, tx, at, order)
  })
  const findings = findingsOf(signature.results)
  const outcome = findings.length === 0 ? 'noFinding' : 'findings'
  return await answerTask(request, at, { outcome, reason: null, legalBasis: null, findings, fields: {} })
}

async function sign(request: FastifyRequest, tx: Tx, at: TaskAddress, order: SignOrder): Promise<SurveySignature> {
  const { server } = request
  const access = parkOf(request)
  const { personId, name } = personOf(request)
  const survey = await openUnsigned(server, tx, access, at)
  mustHaveClaimed(survey, personId)
  const officials = await officialsOf(tx, access.park.id, survey, order)
  const problems = signatureProblems(survey, { ...order, officials, personId, signer: name })
  if (problems.length > 0) throw incomplete(problems)
  const signedAt = new Date(server.engine.now())
  const signature: SurveySignature = {
    commandId: commandIdOf(request),
    ...{ instanceId: at.instance, taskKey: at.key, results: resultsOf(survey), officials },
    ...{ attendedBy: order.attendedBy, signedName: order.name, drawing: order.drawing, signedBy: personId, signedAt },
  }
  await insertSignature(tx, access.park.id, survey.task.applicationId, signature)
  await hold(tx, access.park.id, survey, { changedBy: personId, changedAt: signedAt })
  return signature
}

/** The first signature says that the survey has taken place. */
async function hold(
  tx: Tx,
  parkId: string,
  { appointment }: OpenedSurvey,
  by: { readonly changedBy: string; readonly changedAt: Date },
): Promise<void> {
  if (appointment === null) return
  const state = appointmentLifecycle.advance(appointment.state, 'hold')
  if (state !== null) await changeAppointment(tx, parkId, appointment.id, { state, ...by })
}

function mustHaveClaimed({ task }: OpenedSurvey, personId: string): void {
  if (task.state === 'claimed' && task.assignee === personId) return
  throw new Refusal('not-the-assignee', 'Claim the task first: whoever has it signs.', '请先领取任务，由领取人签字。')
}

/** Those named who belong to the department, each once. */
async function officialsOf(
  tx: Tx,
  parkId: string,
  { task }: OpenedSurvey,
  { officials }: SignOrder,
): Promise<readonly Official[]> {
  const named = new Set(officials)
  const own = new Map<string, Official>()
  for (const { personId, name, department } of await listOfficers(tx, parkId)) {
    if (department === task.department && named.has(personId)) own.set(personId, { personId, name })
  }
  return [...own.values()]
}

function resultsOf({ checklist, items, photos }: OpenedSurvey): readonly SignedItem[] {
  return checklist.map(({ code, text, rule }) => {
    const item = items.find((each) => each.code === code)
    return {
      code,
      text,
      rule: rule ?? null,
      // Whoever signs has answered every item: an empty one was refused before.
      result: item === undefined || item.result === '' ? 'notApplicable' : item.result,
      note: item?.note ?? '',
      howToFix: item?.howToFix ?? '',
      photos: photos.filter((photo) => photo.code === code).map(({ id }) => id),
    }
  })
}

function incomplete(problems: readonly FieldError[]): Refusal {
  return new Refusal(
    'survey-incomplete',
    `Expected a complete survey, but ${problems.length} things are missing.`,
    `勘验结果有 ${problems.length} 处需要补充。`,
    problems,
  )
}
