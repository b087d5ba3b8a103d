import type { CreditKind } from './tables.ts'

/** Why something stands on the record, as a clause. */
export const creditKindWords: { readonly [kind in CreditKind]: readonly [zh: string, en: string] } = {
  deferralBreached: ['容缺材料逾期未补交', 'a deferred material was not handed in in time'],
  promiseBroken: ['告知承诺未履行，逾期未改正', 'a promise was broken and not mended in time'],
  promiseFalse: ['告知承诺内容虚假', 'a promise was false from the start'],
  yellowCard: ['黄牌', 'a yellow card'],
  redCard: ['红牌', 'a red card'],
}
