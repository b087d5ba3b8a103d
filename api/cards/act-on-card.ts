import type { FastifyRequest } from 'fastify'
import { officeOf } from '../deadlines/office.ts'
import { answerOnce } from '../idempotency/answer-once.ts'
import { inParkOf, parkOf, personOf } from '../plugins/access.ts'
import type { Tx } from '../plugins/database.ts'
import { Refusal } from '../refusal.ts'
import { keepingRefusedActs } from '../refused-acts/keeping-refused-acts.ts'
import { type Card, type CardAct, moveOfTime } from './card.ts'
import { closeGround, giveCard, withdrawCard } from './give-card.ts'
import { hearCard, takeUpCard } from './hear-card.ts'
import { type CardActor, lockedCard, noSuchCard } from './locked-card.ts'
import { decideObjection, objectToCard } from './object-to-card.ts'
import { type AskedCard, proposeCard } from './propose-card.ts'
import { findCard, listCardActs } from './queries.ts'
import { maySee, maySpeak } from './rules.ts'

/** What people do with a card that there is. */
export const cardDeeds = ['takeUp', 'hear', 'give', 'closeGround', 'withdraw', 'object', 'uphold', 'reject'] as const

export type CardDeed = (typeof cardDeeds)[number]

export interface ReadCard {
  readonly card: Card
  readonly acts: readonly CardAct[]
}

/** The card as it stands now, with what was done with it. */
export async function readCard(request: FastifyRequest, id: string): Promise<ReadCard> {
  const access = parkOf(request)
  return await inParkOf(request, async (tx) => {
    const found = await findCard(tx, access.park.id, id)
    if (found === null || !maySee(access, found)) throw noSuchCard(id)
    const by = actorOf(request)
    // Nothing is written, and nobody kept waiting, unless time has moved it.
    const isMoved = moveOfTime(found, { now: by.now.getTime(), zone: access.park.zone }) !== null
    const card = isMoved ? await lockedCard(tx, by, id) : found
    return { card, acts: await listCardActs(tx, access.park.id, id) }
  })
}

/** Proposes a card, once per Idempotency-Key. Gives its id. */
export async function propose(
  request: FastifyRequest,
  asked: Omit<AskedCard, 'ground'> & { readonly ground: Exclude<AskedCard['ground'], 'twoYellows'> },
): Promise<string> {
  const { id } = await inParkOf(request, (tx) =>
    answerOnce(request, tx, async () => ({ id: await proposeCard(tx, parkOf(request), actorOf(request), asked) })),
  )
  return id
}

/** Does it, once per Idempotency-Key; a card that is given without a hearing is refused, and that is kept. */
export async function actOnCard(request: FastifyRequest, id: string, deed: CardDeed, words: string): Promise<void> {
  const { card } = await readCard(request, id)
  if ((deed === 'hear' || deed === 'object') && !maySpeak(parkOf(request), card)) throw notTheParty()
  const work = async () => {
    await inParkOf(request, (tx) =>
      answerOnce(request, tx, async () => {
        await doIt(tx, actorOf(request), id, deed, words)
        return {}
      }),
    )
  }
  if (deed !== 'give' && deed !== 'uphold' && deed !== 'reject') return await work()
  const act = deed === 'give' ? 'giveCard' : 'decideObjection'
  await keepingRefusedActs(request, { act, applicationId: card.application.id, subject: id }, work)
}

async function doIt(tx: Tx, by: CardActor, id: string, deed: CardDeed, words: string): Promise<void> {
  switch (deed) {
    case 'takeUp':
      return await takeUpCard(tx, by, id)
    case 'hear':
      return await hearCard(tx, by, id, words)
    case 'give':
      return await giveCard(tx, by, id, words)
    case 'closeGround':
      return await closeGround(tx, by, id, words)
    case 'withdraw':
      return await withdrawCard(tx, by, id, words)
    case 'object':
      return await objectToCard(tx, by, id, words)
    case 'uphold':
    case 'reject':
      return await decideObjection(tx, by, id, { isUpheld: deed === 'uphold', reason: words })
  }
}

function actorOf(request: FastifyRequest): CardActor {
  const { engine } = request.server
  const { park } = parkOf(request)
  const { personId } = personOf(request)
  return { park, office: officeOf(engine, park), personId, now: new Date(engine.now()) }
}

function notTheParty(): Refusal {
  return new Refusal(
    'not-allowed',
    'Expected somebody who acts for the party, or an overseer who writes down what it says.',
    '只能由当事方陈述、提出异议，或者由监督人员代为记录。',
  )
}
