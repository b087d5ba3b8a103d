import type { Tx } from '../plugins/database.ts'
import { Refusal } from '../refusal.ts'
import type { Card } from './card.ts'
import { advanced, type CardActor, lockedCard, reasonGiven } from './locked-card.ts'
import { insertCardAct, updateCard } from './queries.ts'

/** 异议: against a card in force, once. It stays in force until somebody else has decided. */
export async function objectToCard(tx: Tx, by: CardActor, id: string, objection: string): Promise<void> {
  const card = await lockedCard(tx, by, id)
  if (card.state !== 'given') throw notAllowed(card, 'in force', '只能对生效中的牌提出异议')
  if (card.objection !== null) throw notAllowed(card, 'without an objection', '对同一张牌只能提出一次异议')
  const words = reasonGiven(objection)
  await updateCard(tx, by.park.id, id, { objection: 'open' })
  await insertCardAct(tx, by.park.id, id, { act: 'object', words, personId: by.personId, actedAt: by.now })
}

/** 异议处理: by another person than who gave the card. Upheld, it is withdrawn. */
export async function decideObjection(
  tx: Tx,
  by: CardActor,
  id: string,
  { isUpheld, reason }: { readonly isUpheld: boolean; readonly reason: string },
): Promise<void> {
  const card = await lockedCard(tx, by, id)
  if (card.state !== 'given' || card.objection !== 'open')
    throw notAllowed(card, 'one with an open objection', '没有待处理的异议')
  if (card.givenBy === by.personId) {
    throw new Refusal(
      'same-person',
      'Expected another person than who gave the card to decide the objection.',
      '异议应当由给出该牌以外的人处理。',
    )
  }
  const words = reasonGiven(reason)
  await updateCard(tx, by.park.id, id, {
    objection: isUpheld ? 'upheld' : 'rejected',
    ...(isUpheld ? { state: advanced(card, 'withdraw') } : {}),
  })
  const act = isUpheld ? 'uphold' : 'reject'
  await insertCardAct(tx, by.park.id, id, { act, words, personId: by.personId, actedAt: by.now })
}

function notAllowed({ id, state }: Card, expected: string, messageZh: string): Refusal {
  return new Refusal(
    'card-move-not-allowed',
    `Expected card ${id} to be ${expected}; it is ${state}.`,
    `${messageZh}。`,
  )
}
