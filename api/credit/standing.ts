import { chineseDate, dateIn } from '../parks/dates.ts'
import type { Park } from '../parks/park.ts'
import type { Tx } from '../plugins/database.ts'
import { Refusal } from '../refusal.ts'
import { creditKindWords } from './credit-kind-words.ts'
import { type CreditRecord, listBars } from './queries.ts'

/** What an enterprise may still do on its word; where it may not, the record that lasts longest says why. */
export interface CreditStanding {
  readonly deferralBarredBy: CreditRecord | null
  readonly promiseBarredBy: CreditRecord | null
}

/** How an enterprise stands in a park at an instant (milliseconds), by everything on its record: breaches and cards. */
export async function creditStanding(
  tx: Tx,
  park: Pick<Park, 'id' | 'zone'>,
  enterpriseId: string,
  now: number,
): Promise<CreditStanding> {
  const bars = await listBars(tx, park.id, enterpriseId, dateIn(park.zone, now))
  return {
    deferralBarredBy: bars.find(({ barsDeferral }) => barsDeferral) ?? null,
    promiseBarredBy: bars.find(({ barsPromise }) => barsPromise) ?? null,
  }
}

/** 容缺受理 is refused to who broke its word, until the day that the record says (domain: deferral). */
export function mustBeFreeToDefer({ deferralBarredBy: bar }: CreditStanding): void {
  if (bar === null) return
  const [why, whyEn] = creditKindWords[bar.kind]
  throw new Refusal(
    'credit-bars-deferral',
    `Expected an enterprise without a bar on its record, but until ${bar.untilOn} it may defer nothing, for ${whyEn}. Hand the material in now.`,
    `${chineseDate(bar.untilOn)}前（含当日）不适用容缺受理。原因：${why}。请直接提交该材料。`,
  )
}
