import { dateIn } from '../parks/dates.ts'
import type { CardGround, Colour } from './grounds.ts'
import type { CardMove, CardState } from './lifecycle.ts'
import type { Party } from './parties.ts'

/** 红黄牌 of one of the five responsible parties, for one project. Days are `YYYY-MM-DD` in the park's zone. */
export interface Card {
  readonly id: string
  /** As it was written last; what time has done since, `standingOf` says. */
  readonly state: CardState
  readonly project: { readonly id: string; readonly code: string; readonly name: string }
  readonly application: { readonly id: string; readonly number: string | null; readonly enterpriseId: string }
  readonly party: Party
  readonly partyName: string
  readonly partyCreditCode: string
  /** The enterprise that is told and speaks: the party itself where it is known here, else the owner of the project. */
  readonly speakerId: string
  readonly speakerName: string
  readonly ground: CardGround
  readonly colour: Colour
  readonly whatHappened: string
  readonly evidence: string
  /** `null` = a rule. */
  readonly proposedBy: string | null
  readonly proposedAt: Date
  /** Since an overseer took the proposal up; before, the party knows nothing of it. */
  readonly toldAt: Date | null
  readonly hearBy: Date | null
  readonly number: string | null
  readonly givenBy: string | null
  readonly givenAt: Date | null
  /** The day on which what it was given for was closed. */
  readonly closedOn: string | null
  /** The last day of its force; `null` = none is known yet. */
  readonly expiresOn: string | null
  readonly objection: 'open' | 'upheld' | 'rejected' | null
}

export const cardActs = [
  'propose',
  'takeUp',
  'hear',
  'give',
  'closeGround',
  'object',
  'uphold',
  'reject',
  'expire',
  'withdraw',
] as const

/** Something that was done with a card. */
export interface CardAct {
  readonly act: (typeof cardActs)[number]
  /** Hearing without words is silence. */
  readonly words: string | null
  /** `null` = time, or a rule. */
  readonly person: string | null
  readonly actedAt: Date
}

/** What time does by itself to a card, if it has not been written yet: silence counts as heard, force ends with its last day. */
export function moveOfTime(
  card: Pick<Card, 'state' | 'hearBy' | 'expiresOn'>,
  { now, zone }: { readonly now: number; readonly zone: string },
): CardMove | null {
  if (card.state === 'proposed' && card.hearBy !== null && now > card.hearBy.getTime()) return 'hear'
  if (card.state === 'given' && card.expiresOn !== null && dateIn(zone, now) > card.expiresOn) return 'expire'
  return null
}
