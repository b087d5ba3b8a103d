import type { Office } from '../../engine/index.ts'
import type { Park } from '../parks/park.ts'
import type { Tx } from '../plugins/database.ts'
import { Refusal } from '../refusal.ts'
import { type Card, moveOfTime } from './card.ts'
import { type CardMove, cardLifecycle } from './lifecycle.ts'
import { insertCardAct, lockCard, updateCard } from './queries.ts'

/** Who acts, where and when. */
export interface CardActor {
  readonly park: Pick<Park, 'id' | 'zone'>
  readonly office: Office
  readonly personId: string
  readonly now: Date
}

/** Where and when something is written without a person. */
export type CardTime = Pick<CardActor, 'park' | 'now'>

/** The card, held until the transaction ends, as it stands now: what time has done to it is written first. */
export async function lockedCard(tx: Tx, { park, now }: CardTime, id: string): Promise<Card> {
  const card = await lockCard(tx, park.id, id)
  if (card === null) throw noSuchCard(id)
  const move = moveOfTime(card, { now: now.getTime(), zone: park.zone })
  if (move === null) return card
  const state = cardLifecycle.advance(card.state, move)
  if (state === null) throw new Error(`Expected time to be able to ${move} a card that is ${card.state}.`)
  await updateCard(tx, park.id, id, { state })
  // Silence is dated when it was complete, whenever somebody looks.
  const actedAt = move === 'hear' ? (card.hearBy ?? now) : now
  const act = move === 'hear' ? 'hear' : 'expire'
  await insertCardAct(tx, park.id, id, { act, words: null, personId: null, actedAt })
  return { ...card, state }
}

/** The state after the move, or a refusal that says what was expected and what was found. */
export function advanced(card: Card, move: CardMove): Card['state'] {
  const next = cardLifecycle.advance(card.state, move)
  if (next !== null) return next
  if (move === 'give' && card.state === 'proposed') {
    throw new Refusal(
      'card-without-hearing',
      'Expected the party to have been heard before a card is given, but it was not. Wait for its statement or the end of the days.',
      '未经听取当事方陈述申辩，不得给出红黄牌。请等待陈述或者陈述期限届满。',
    )
  }
  throw new Refusal(
    'card-move-not-allowed',
    `Expected card ${card.id} to be ${needed[move][0]}, but it is ${card.state}.`,
    `该牌当前为“${cardStateWords[card.state]}”，${needed[move][1]}。`,
  )
}

const needed: { readonly [move in CardMove]: readonly [string, string] } = {
  hear: ['proposed', '只有拟给出的牌听取陈述申辩'],
  give: ['heard', '听取陈述申辩之后才能给出'],
  expire: ['in force', '只有生效中的牌才会到期'],
  withdraw: ['proposed, heard or in force', '已经结束的牌不能撤回'],
}

export const cardStateWords: { readonly [state in Card['state']]: string } = {
  proposed: '拟给出',
  heard: '已听取陈述',
  given: '生效中',
  expired: '已到期',
  withdrawn: '已撤回',
}

export function noSuchCard(id: string): Refusal {
  return new Refusal('not-found', `Expected card ${id}, but there is none that you may see.`, '未找到该红黄牌。')
}

export function reasonGiven(words: string): string {
  if (words.trim() !== '') return words.trim()
  throw new Refusal('reason-missing', 'Expected the reason in words.', '请写明理由。', [
    { field: 'words', code: 'reason-missing', message: 'Write why.', messageZh: '请写明理由。' },
  ])
}
