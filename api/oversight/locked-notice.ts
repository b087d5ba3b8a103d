import type { Park } from '../parks/park.ts'
import { listOfficers } from '../people/queries.ts'
import type { Tx } from '../plugins/database.ts'
import { Refusal } from '../refusal.ts'
import { type OversightMove, type OversightState, oversightLifecycle } from './lifecycle.ts'
import { isUnanswered, type OversightNotice } from './notice.ts'
import { insertOversightAct, lockOversightNotice, updateOversightNotice } from './queries.ts'

/** The notice, held until the transaction ends, as it stands now: that it was not answered in time is written first. */
export async function lockedNotice(
  tx: Tx,
  { park, now }: { readonly park: Pick<Park, 'id'>; readonly now: Date },
  id: string,
): Promise<OversightNotice> {
  const notice = await lockOversightNotice(tx, park.id, id)
  if (notice === null) throw noSuchNotice(id)
  if (!isUnanswered(notice, now.getTime())) return notice
  const change = { state: advancedNotice(notice, 'escalate'), escalatedAt: now }
  await updateOversightNotice(tx, park.id, id, change)
  const leaders = (await listOfficers(tx, park.id)).filter(({ post }) => post === 'manager').map(({ name }) => name)
  const words = leaders.length === 0 ? null : [...new Set(leaders)].join('、')
  await insertOversightAct(tx, park.id, id, { act: 'escalate', words, personId: null, actedAt: now })
  return { ...notice, ...change }
}

/** The state after the move, or a refusal that says what was expected and what was found. */
export function advancedNotice({ number, state }: OversightNotice, move: OversightMove): OversightState {
  const next = oversightLifecycle.advance(state, move)
  if (next !== null) return next
  throw new Refusal(
    'oversight-move-not-allowed',
    `Expected notice ${number} to be ${needed[move][0]}, but it is ${state}.`,
    `督办单当前为“${noticeStateWords[state]}”，${needed[move][1]}。`,
  )
}

const needed: { readonly [move in OversightMove]: readonly [string, string] } = {
  answer: ['issued or escalated', '只有待答复的督办单可以答复'],
  escalate: ['issued', '只有待答复的督办单会升级'],
  sendBack: ['answered', '部门答复之后才能退回'],
  close: ['answered', '部门答复之后才能销号'],
}

export const noticeStateWords: { readonly [state in OversightState]: string } = {
  issued: '待答复',
  answered: '已答复',
  escalated: '逾期未答复，已升级',
  closed: '已销号',
}

export function noSuchNotice(id: string): Refusal {
  return new Refusal(
    'not-found',
    `Expected oversight notice ${id}, but there is none that you may see.`,
    '未找到该督办单。',
  )
}
