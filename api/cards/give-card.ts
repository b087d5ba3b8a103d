import { v7 } from 'uuid'
import { monthsAfter } from '../credit/months-after.ts'
import { nextPaperNumber } from '../paper-numbers/queries.ts'
import { dateIn } from '../parks/dates.ts'
import type { Tx } from '../plugins/database.ts'
import { Refusal } from '../refusal.ts'
import type { Card } from './card.ts'
import { MONTHS_OF_TWO_YELLOWS, monthsInForce } from './grounds.ts'
import { advanced, type CardActor, lockedCard, reasonGiven } from './locked-card.ts'
import { insertCard, insertCardAct, listYellowsSince, updateCard } from './queries.ts'

/** 给出: only after the party was heard. A red card ends by its day; a yellow one once what it was given for is closed. */
export async function giveCard(tx: Tx, by: CardActor, id: string, reason: string): Promise<void> {
  const card = await lockedCard(tx, by, id)
  const state = advanced(card, 'give')
  const words = reasonGiven(reason)
  const today = dateIn(by.park.zone, by.now.getTime())
  const number = await nextPaperNumber(tx, by.park.id, card.colour, Number(today.slice(0, 4)))
  const expiresOn = card.colour === 'red' ? monthsAfter(today, monthsInForce.red) : null
  await updateCard(tx, by.park.id, id, { state, number, givenBy: by.personId, givenAt: by.now, expiresOn })
  await insertCardAct(tx, by.park.id, id, { act: 'give', words, personId: by.personId, actedAt: by.now })
  if (card.colour === 'yellow') await proposeRed(tx, by, card)
}

/** 撤回: before it is given because the party has convinced, or afterwards because it was wrong. */
export async function withdrawCard(tx: Tx, by: CardActor, id: string, reason: string): Promise<void> {
  const card = await lockedCard(tx, by, id)
  const state = advanced(card, 'withdraw')
  const words = reasonGiven(reason)
  await updateCard(tx, by.park.id, id, { state })
  await insertCardAct(tx, by.park.id, id, { act: 'withdraw', words, personId: by.personId, actedAt: by.now })
}

/** 闭合: what a yellow card was given for has been put right; six months later it expires by itself. */
export async function closeGround(tx: Tx, by: CardActor, id: string, reason: string): Promise<void> {
  const card = await lockedCard(tx, by, id)
  if (card.state !== 'given' || card.colour !== 'yellow' || card.closedOn !== null) {
    throw new Refusal(
      'card-move-not-allowed',
      `Expected card ${id} to be a yellow one in force whose ground is not closed yet.`,
      '只有生效中、尚未闭合的黄牌可以登记闭合。',
    )
  }
  const words = reasonGiven(reason)
  const closedOn = dateIn(by.park.zone, by.now.getTime())
  await updateCard(tx, by.park.id, id, { closedOn, expiresOn: monthsAfter(closedOn, monthsInForce.yellow) })
  await insertCardAct(tx, by.park.id, id, { act: 'closeGround', words, personId: by.personId, actedAt: by.now })
}

/** Two yellow cards of a firm for one project within twelve months propose a red one, which an overseer may take up. */
async function proposeRed(tx: Tx, { park, now }: CardActor, given: Card): Promise<void> {
  const today = dateIn(park.zone, now.getTime())
  const since = monthsAfter(today, -MONTHS_OF_TWO_YELLOWS)
  const yellows = (await listYellowsSince(tx, park.id, given, new Date(now.getTime() - YEAR_AND_A_DAY))).filter(
    ({ givenAt }) => givenAt !== null && dateIn(park.zone, givenAt.getTime()) >= since,
  )
  if (yellows.length < 2) return
  const numbers = yellows.map(({ number }) => number ?? '').join('、')
  const id = v7()
  const isNew = await insertCard(tx, park.id, {
    ...{ id, source: `twoYellows:${given.id}`, projectId: given.project.id, applicationId: given.application.id },
    ...{ party: given.party, partyName: given.partyName, partyCreditCode: given.partyCreditCode },
    ...{ speakerId: given.speakerId, ground: 'twoYellows', colour: 'red' },
    whatHappened: `${given.partyName}在本项目十二个月内被给出黄牌${yellows.length}次。`,
    ...{ evidence: numbers, proposedBy: null, proposedAt: now },
  })
  if (isNew) await insertCardAct(tx, park.id, id, { act: 'propose', words: null, personId: null, actedAt: now })
}

// Which of them lie within twelve calendar months, the park's days say.
const YEAR_AND_A_DAY = 367 * 86_400_000
