import { addWorkingDaysTo } from '../deadlines/add-working-days.ts'
import type { Tx } from '../plugins/database.ts'
import { Refusal } from '../refusal.ts'
import type { Card } from './card.ts'
import { HEARING_DAYS } from './grounds.ts'
import { advanced, type CardActor, lockedCard, reasonGiven } from './locked-card.ts'
import { insertCardAct, updateCard } from './queries.ts'

/** 告知当事方: an overseer takes a proposal up; from now on the party has five working days to speak. */
export async function takeUpCard(tx: Tx, by: CardActor, id: string): Promise<void> {
  const card = await lockedCard(tx, by, id)
  if (card.state !== 'proposed' || card.toldAt !== null) {
    throw new Refusal(
      'card-move-not-allowed',
      `Expected card ${id} to be a proposal that nobody has taken up, but it was told already or has ended.`,
      '该牌已经告知当事方，或者已经结束。',
    )
  }
  const hearBy = new Date(addWorkingDaysTo(by.office, by.now.getTime(), HEARING_DAYS))
  await updateCard(tx, by.park.id, id, { toldAt: by.now, hearBy })
  await insertCardAct(tx, by.park.id, id, { act: 'takeUp', words: null, personId: by.personId, actedAt: by.now })
}

/** 陈述申辩: what the party says, by itself or as an overseer wrote it down. Once it has spoken it has been heard. */
export async function hearCard(tx: Tx, by: CardActor, id: string, statement: string): Promise<void> {
  const card = await lockedCard(tx, by, id)
  const state = advanced(card, 'hear')
  if (card.toldAt === null) throw untold(card)
  const words = reasonGiven(statement)
  await updateCard(tx, by.park.id, id, { state })
  await insertCardAct(tx, by.park.id, id, { act: 'hear', words, personId: by.personId, actedAt: by.now })
}

function untold({ id }: Card): Refusal {
  return new Refusal(
    'card-move-not-allowed',
    `Expected card ${id} to have been told to its party, but no overseer has taken it up yet.`,
    '监督人员尚未受理该提议，当事方还没有得到告知。',
  )
}
