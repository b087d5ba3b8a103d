import type { FastifyRequest } from 'fastify'
import { addWorkingDays, type CommandBody, closingTime, effectiveDay, type Office } from '../../engine/index.ts'
import { officeOf } from '../deadlines/office.ts'
import { answerOnce } from '../idempotency/answer-once.ts'
import { actorOf, commandIdOf, inParkOf, parkOf, personOf } from '../plugins/access.ts'
import { accepted, Refusal } from '../refusal.ts'
import { insertAct } from '../substitutions/queries.ts'
import { keepingClockRefusals } from './keeping-clock-refusals.ts'
import { mustEndSensibly, saysSomething } from './order-limits.ts'
import { type ClockMove, keepClockWords } from './queries.ts'
import { type ActingPost, type ClockPlace, extendingAs, needsApproval, pausingAs, resumingAs } from './rules.ts'
import { tellApplicant } from './tell-applicant.ts'

export interface PauseOrder {
  readonly ground: string
  readonly why: string
  readonly evidence: readonly string[]
  readonly expectedEnd: number | null
  /** Working days after which it ends by itself. */
  readonly limitDays: number | null
  readonly from: number | null
}

/**
 * Stops the clocks of a task or an application and of all around it, on a ground that needs nobody else. What is refused
 * is kept for the overseer.
 */
export async function pauseClock(request: FastifyRequest, place: ClockPlace, order: PauseOrder): Promise<void> {
  await keepingClockRefusals(request, place, 'pause', order.ground, async () => {
    const { ground, why, evidence, expectedEnd, limitDays, from } = order
    const membership = pausingAs(parkOf(request), place, ground)
    if (needsApproval(ground)) throw notApproved()
    const said = mustBeExplained(why, evidence)
    mustEndSensibly({ expectedEnd, limitDays }, request.server.engine.now())
    const words = commandIdOf(request)
    await write(request, place, words, membership, { move: 'pause', why, evidence: said })
    await send(request, place, words, {
      type: 'pauseClock',
      key: place.key,
      person: personOf(request).personId,
      department: membership.department,
      ground,
      // The journal cannot forget, so that it names the words and does not hold them.
      why: words,
      evidence: evidenceNames(words, said),
      expectedEnd,
      limit: limitDays === null ? null : limitAfter(officeHere(request), request.server.engine.now(), limitDays),
      ...(from === null ? undefined : { from }),
    })
    await tellApplicant(request, place, { commandId: words, move: 'pause', why, evidence: said, suspension: null })
  })
}

/** Ends a suspension: the result has come. */
export async function resumeClock(
  request: FastifyRequest,
  place: ClockPlace,
  { suspension, result }: { readonly suspension: string | null; readonly result: string },
): Promise<void> {
  await keepingClockRefusals(request, place, 'resume', null, async () => {
    const acting = resumingAs(parkOf(request), place)
    const { department } = acting
    if (!saysSomething(result)) throw incomplete()
    const words = commandIdOf(request)
    await write(request, place, words, acting, { move: 'resume', why: result, evidence: [] })
    const { personId: person } = personOf(request)
    const which = suspension === null ? undefined : { suspension }
    await send(request, place, words, { type: 'resumeClock', key: place.key, person, department, ...which })
    await tellApplicant(request, place, { commandId: words, move: 'resume', why: result, evidence: [], suspension })
  })
}

/** Adds working days, once, by the head (行政许可法 art. 42). */
export async function extendClock(
  request: FastifyRequest,
  place: ClockPlace,
  order: { readonly days: number; readonly reason: string; readonly clock: 'promised' | 'statutory' | null },
): Promise<void> {
  await keepingClockRefusals(request, place, 'extend', null, async () => {
    const acting = extendingAs(parkOf(request), place)
    const { days, reason, clock } = order
    mustHaveReason(reason)
    const words = commandIdOf(request)
    await write(request, place, words, acting, { move: 'extend', why: reason, evidence: [] })
    const { personId: approvedBy } = personOf(request)
    const which = clock === null ? undefined : { clock }
    await send(request, place, words, {
      type: 'extendClock',
      key: place.key,
      days,
      reason: words,
      approvedBy,
      ...which,
    })
    await tellApplicant(request, place, {
      ...{ commandId: words, move: 'extend', why: reason },
      ...{ evidence: [], suspension: null },
    })
  })
}

async function write(
  request: FastifyRequest,
  { instanceId, key }: ClockPlace,
  commandId: string,
  { forPersonId }: ActingPost,
  words: {
    readonly move: ClockMove
    readonly why: string
    readonly evidence: readonly string[]
  },
): Promise<void> {
  const { personId } = personOf(request)
  const writtenAt = new Date(request.server.engine.now())
  const kept = { parkId: parkOf(request).park.id, commandId, instanceId, key, personId, approvedBy: null, writtenAt }
  await inParkOf(request, (tx) =>
    // The engine knows a command by its id: another order under the same one would be told that it went well.
    answerOnce(request, tx, async () => {
      await keepClockWords(tx, { ...kept, ...words, why: words.why.trim() })
      await insertAct(tx, kept.parkId, { commandId, instanceId, taskKey: key, personId, forPersonId })
      return {}
    }),
  )
}

async function send(
  request: FastifyRequest,
  { instanceId }: ClockPlace,
  commandId: string,
  body: CommandBody,
): Promise<void> {
  const command = { id: commandId, parkId: parkOf(request).park.id, instanceId, actor: actorOf(request) }
  accepted(await request.server.engine.send({ ...command, body }))
}

function officeHere(request: FastifyRequest): Office {
  return officeOf(request.server.engine, parkOf(request).park)
}

/** Close of business after so many working days: until then a suspension lasts at most. */
export function limitAfter(office: Office, now: number, days: number): number {
  return closingTime(office, addWorkingDays(office.calendar, effectiveDay(office, now), days))
}

/** What the journal calls the documents that lie with the words of a command. */
export function evidenceNames(commandId: string, evidence: readonly string[]): readonly string[] {
  return evidence.map((_, index) => `${commandId}#${index + 1}`)
}

/** The documents that were named; refuses a suspension without any, and one without a reason. */
export function mustBeExplained(why: string, evidence: readonly string[]): readonly string[] {
  const said = evidence.map((each) => each.trim()).filter(saysSomething)
  if (saysSomething(why) && said.length > 0) return said
  throw incomplete()
}

export function mustHaveReason(reason: string): void {
  if (saysSomething(reason)) return
  throw new Refusal('extension-incomplete', 'Expected the reason of the extension.', '请写明延期理由。')
}

function notApproved(): Refusal {
  return new Refusal(
    'suspension-not-approved',
    'Expected a request that the head of the department approves: ask for this suspension, a second person decides.',
    '依法中止计时须经本部门负责人批准：请提出中止申请，由负责人批准后中止。',
  )
}

function incomplete(): Refusal {
  return new Refusal(
    'suspension-incomplete',
    'Expected the reason and at least one document as evidence.',
    '请写明理由，并至少列出一份依据材料。',
  )
}
