import type { FastifyRequest } from 'fastify'
import { addWorkingDays, type CommandBody, closingTime, effectiveDay, findGround } from '../../engine/index.ts'
import { officeOf } from '../deadlines/office.ts'
import { readParkDetails } from '../parks/queries.ts'
import { actorOf, commandIdOf, inParkOf, parkOf, personOf } from '../plugins/access.ts'
import { accepted, Refusal } from '../refusal.ts'
import { insertAct } from '../substitutions/queries.ts'
import { type ClockMove, keepClockRefusal, keepClockWords } from './queries.ts'
import { type ActingPost, type ClockPlace, extendingAs, pausingAs, resumingAs } from './rules.ts'
import { tellApplicant } from './tell-applicant.ts'

export interface PauseOrder {
  readonly ground: string
  readonly why: string
  readonly evidence: readonly string[]
  /** Only where who asks is not the head. */
  readonly approvedBy: string | null
  readonly expectedEnd: number | null
  /** Working days after which it ends by itself. */
  readonly limitDays: number | null
  readonly from: number | null
}

/** Stops the clocks of a task or an application and of all around it. What is refused is kept for the overseer. */
export async function pauseClock(request: FastifyRequest, place: ClockPlace, order: PauseOrder): Promise<void> {
  await keepingRefusals(request, place, 'pause', order.ground, async () => {
    const { ground, why, evidence, expectedEnd, limitDays, from } = order
    const membership = pausingAs(parkOf(request), place, ground)
    const said = evidence.map((each) => each.trim()).filter((each) => each !== '')
    if (why.trim() === '' || said.length === 0) throw incomplete()
    await mustBeApproved(request, place, membership, order)
    const words = commandIdOf(request)
    await write(request, place, words, membership, {
      ...{ move: 'pause', why, evidence: said, approvedBy: order.approvedBy },
    })
    await send(request, place, words, {
      type: 'pauseClock',
      key: place.key,
      person: personOf(request).personId,
      department: membership.department,
      ground,
      // The journal cannot forget, so that it names the words and does not hold them.
      why: words,
      evidence: said.map((_, index) => `${words}#${index + 1}`),
      expectedEnd,
      limit: limitDays === null ? null : closingAfter(request, limitDays),
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
  await keepingRefusals(request, place, 'resume', null, async () => {
    const acting = resumingAs(parkOf(request), place)
    const { department } = acting
    if (result.trim() === '') throw incomplete()
    const words = commandIdOf(request)
    await write(request, place, words, acting, { move: 'resume', why: result, evidence: [], approvedBy: null })
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
  await keepingRefusals(request, place, 'extend', null, async () => {
    const acting = extendingAs(parkOf(request), place)
    const { days, reason, clock } = order
    if (reason.trim() === '') {
      throw new Refusal('extension-incomplete', 'Expected the reason of the extension.', '请写明延期理由。')
    }
    const words = commandIdOf(request)
    await write(request, place, words, acting, { move: 'extend', why: reason, evidence: [], approvedBy: null })
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

/** Does it; a refusal is kept in a transaction of its own, and then given as any other. */
export async function keepingRefusals(
  request: FastifyRequest,
  { instanceId, key }: Pick<ClockPlace, 'instanceId' | 'key'>,
  move: ClockMove | 'deleteEvidence',
  ground: string | null,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { personId } = personOf(request)
    const parkId = parkOf(request).park.id
    const refusedAt = new Date(request.server.engine.now())
    const refusal = {
      parkId,
      id: commandIdOf(request),
      instanceId,
      key,
      personId,
      move,
      ground,
      code: error.code,
      refusedAt,
    }
    await inParkOf(request, (tx) => keepClockRefusal(tx, refusal))
    throw error
  }
}

/** A reviewer stops the clock by law with the approval of the department's head; the head needs nobody's. */
async function mustBeApproved(
  request: FastifyRequest,
  { department }: ClockPlace,
  { post }: ActingPost,
  { ground, approvedBy }: PauseOrder,
): Promise<void> {
  if (post === 'signatory' || findGround(ground)?.stops.includes('statutory') !== true) return
  const { personId } = personOf(request)
  const parkId = parkOf(request).park.id
  const isHead =
    approvedBy !== null &&
    approvedBy !== personId &&
    (await inParkOf(request, (tx) => readParkDetails(tx, parkId, approvedBy))).memberships.some(
      (each) => each.department === department && each.post === 'signatory',
    )
  if (isHead) return
  throw new Refusal(
    'suspension-not-approved',
    'Expected the head of the department, who has approved the suspension, to be named.',
    '依法中止计时须经本部门负责人批准，请选择批准人。',
  )
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
    readonly approvedBy: string | null
  },
): Promise<void> {
  const { personId } = personOf(request)
  const writtenAt = new Date(request.server.engine.now())
  const kept = { parkId: parkOf(request).park.id, commandId, instanceId, key, personId, writtenAt }
  await inParkOf(request, async (tx) => {
    await keepClockWords(tx, { ...kept, ...words, why: words.why.trim() })
    await insertAct(tx, kept.parkId, { commandId, instanceId, taskKey: key, personId, forPersonId })
  })
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

function closingAfter(request: FastifyRequest, days: number): number {
  const office = officeOf(request.server.engine, parkOf(request).park)
  const start = effectiveDay(office, request.server.engine.now())
  return closingTime(office, addWorkingDays(office.calendar, start, days))
}

function incomplete(): Refusal {
  return new Refusal(
    'suspension-incomplete',
    'Expected the reason and at least one document as evidence.',
    '请写明理由，并至少列出一份依据材料。',
  )
}
