import type { OversightState } from './lifecycle.ts'
import type { OversightCause } from './rules.ts'

/** 督办单: the formal act on paper to a department, which must answer it. */
export interface OversightNotice {
  readonly id: string
  readonly number: string
  /** As it was written last; `isUnanswered` says whether time has escalated it since. */
  readonly state: OversightState
  readonly department: string
  readonly cause: OversightCause
  readonly application: { readonly id: string; readonly number: string | null; readonly project: string | null } | null
  /** What is the matter and what is demanded, in the words of the paper. */
  readonly what: string
  readonly answerDays: number
  readonly answerBy: Date
  /** `null` = a rule. */
  readonly raisedBy: string | null
  readonly raisedAt: Date
  readonly escalatedAt: Date | null
}

export const oversightActs = ['answer', 'escalate', 'sendBack', 'close'] as const

export interface OversightAct {
  readonly act: (typeof oversightActs)[number]
  /** Of an escalation: who was told. */
  readonly words: string | null
  /** `null` = time. */
  readonly person: string | null
  readonly actedAt: Date
}

/** Whether it was not answered in time and goes to the leader, if that is not written yet. */
export function isUnanswered({ state, answerBy }: Pick<OversightNotice, 'state' | 'answerBy'>, now: number): boolean {
  return state === 'issued' && now > answerBy.getTime()
}
