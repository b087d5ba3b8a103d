import type { Application } from '../applications/application.ts'
import type { Card } from '../cards/card.ts'
import { cardsAtFiling } from '../cards/cards-at-filing.ts'
import { cardGrounds } from '../cards/grounds.ts'
import { chineseDate, dateIn } from '../parks/dates.ts'
import type { Park } from '../parks/park.ts'
import type { Tx } from '../plugins/database.ts'
import { Refusal } from '../refusal.ts'
import { creditKindWords } from './credit-kind-words.ts'
import { type CreditRecord, listBars } from './queries.ts'

/** Why something may not be done on one's word, and its last day; `null` = as long as what a yellow card is for is open. */
export interface Bar {
  readonly reason: readonly [zh: string, en: string]
  readonly untilOn: string | null
}

/** What may still be done on somebody's word in a filing; where it may not, what bars it longest says why. */
export interface CreditStanding {
  readonly deferralBarredBy: Bar | null
  readonly promiseBarredBy: Bar | null
}

/** How a filing stands in a park at an instant (milliseconds): by its enterprise's breaches, and by cards in force. */
export async function creditStanding(
  tx: Tx,
  park: Pick<Park, 'id' | 'zone'>,
  application: Pick<Application, 'project' | 'enterprise' | 'stored'>,
  now: number,
): Promise<CreditStanding> {
  const today = dateIn(park.zone, now)
  const records = await listBars(tx, park.id, application.enterprise.id, today)
  const cards = await cardsAtFiling(tx, park.id, application, today)
  const longest = (isBarred: (record: CreditRecord) => boolean, card: Card | null): Bar | null => {
    const bars = [...records.filter(isBarred).map(barOfRecord), ...(card === null ? [] : [barOfCard(card)])]
    return bars.toSorted((one, other) => (lastDay(one) < lastDay(other) ? 1 : -1))[0] ?? null
  }
  return {
    deferralBarredBy: longest(({ barsDeferral }) => barsDeferral, cards.deferralBarredBy),
    promiseBarredBy: longest(({ barsPromise }) => barsPromise, cards.promiseBarredBy),
  }
}

/** 容缺受理 is refused to who broke its word or has a card, until the day that the record says (domain: deferral). */
export function mustBeFreeToDefer({ deferralBarredBy: bar }: CreditStanding): void {
  if (bar === null) return
  const [why, whyEn] = bar.reason
  throw new Refusal(
    'credit-bars-deferral',
    `Expected an enterprise without a bar on its record, but ${untilWords(bar)[1]} it may defer nothing, for ${whyEn}. Hand the material in now.`,
    `${untilWords(bar)[0]}不适用容缺受理。原因：${why}。请直接提交该材料。`,
  )
}

/** 告知承诺 is refused likewise (国办发〔2020〕42号). */
export function mustBeFreeToPromise({ promiseBarredBy: bar }: CreditStanding): void {
  if (bar === null) return
  const [why, whyEn] = bar.reason
  throw new Refusal(
    'credit-bars-promise',
    `Expected an enterprise without a bar on its record, but ${untilWords(bar)[1]} it may promise nothing, for ${whyEn}. Hand the material in instead.`,
    `${untilWords(bar)[0]}不适用告知承诺。原因：${why}。请提交证明材料。`,
  )
}

function barOfRecord({ kind, untilOn }: CreditRecord): Bar {
  return { reason: creditKindWords[kind], untilOn }
}

function barOfCard({ number, partyName, ground, colour, expiresOn }: Card): Bar {
  const { zh, en } = cardGrounds[ground]
  return {
    reason: [`${partyName}${number ?? ''}（${zh}）`, `the ${colour} card ${number ?? ''} of ${partyName}: ${en}`],
    untilOn: expiresOn,
  }
}

function untilWords({ untilOn }: Bar): readonly [zh: string, en: string] {
  if (untilOn !== null) return [`${chineseDate(untilOn)}前（含当日）`, `until ${untilOn}`]
  return ['黄牌闭合满六个月以前', 'until six months after the closure of what a yellow card was given for']
}

/** Beyond every day where none is known. */
function lastDay({ untilOn }: Bar): string {
  return untilOn ?? '9999-12-31'
}
