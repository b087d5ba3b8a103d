import type { Light } from '../clocks/clock.ts'

/** 督办事由: by time, which rules raise too, or for conduct, which an overseer sees. English, 中文. */
export const oversightCauses = {
  stepNear: ['A step is nearly due', '环节临期'],
  stepOverdue: ['A step is overdue', '环节超时'],
  totalNear: ['The whole is nearly due', '总时限临期'],
  totalOverdue: ['The whole is overdue', '总时限超时'],
  notToldAtOnce: ['Not everything was told at once', '未一次性告知'],
  askedTwice: ['The same was asked for twice', '重复要求提交'],
  noReason: ['No reason was given', '不予办理未说明理由'],
  other: ['Other conduct', '其他作风问题'],
} as const satisfies { readonly [cause: string]: readonly [en: string, zh: string] }

export type OversightCause = keyof typeof oversightCauses

// The keys of the object above, which it is read from.
export const causeNames = Object.keys(oversightCauses) as readonly OversightCause[]

/** From this light of such a clock on, so many closed working days after it, a notice goes to the department. */
export interface OversightRule {
  /** `total` = the clock of the whole process, for whose time the lead department answers. */
  readonly about: 'step' | 'total'
  readonly clock: 'promised' | 'statutory'
  readonly light: 'yellow' | 'red'
  readonly afterDays: number
  /** Working days in which the department answers. */
  readonly answerDays: number
}

export interface OversightRules {
  readonly time: readonly OversightRule[]
}

/** What a park does that has said nothing. */
export const usualOversight: OversightRules = {
  time: [
    { about: 'step', clock: 'promised', light: 'red', afterDays: 0, answerDays: 2 },
    { about: 'total', clock: 'promised', light: 'yellow', afterDays: 0, answerDays: 1 },
    { about: 'total', clock: 'promised', light: 'red', afterDays: 0, answerDays: 1 },
    { about: 'total', clock: 'statutory', light: 'red', afterDays: 0, answerDays: 1 },
  ],
}

/** As many rules as a park may have. */
export const MOST_RULES = 20

/** How a clock stands now. */
export interface ReadClock {
  /** The element whose time it is; 0 = the whole process. */
  readonly host: number
  readonly clock: 'promised' | 'statutory'
  readonly light: Light
  readonly overdueDays: number
}

export interface ReachedRung {
  /** Names it in the record, so that a clock gets each notice once: `yellow`, `red+2`. */
  readonly rung: string
  readonly cause: OversightCause
  readonly answerDays: number
}

/** The rungs that a clock has reached. One that stands still reaches none, and what is overdue is no more nearly due. */
export function rungsOf({ time }: OversightRules, clock: ReadClock): readonly ReachedRung[] {
  const about = clock.host === 0 ? 'total' : 'step'
  const reached = time
    .filter((rule) => rule.about === about && rule.clock === clock.clock && rule.light === clock.light)
    .filter(({ light, afterDays }) => light === 'yellow' || clock.overdueDays >= afterDays)
    .map(
      ({ light, afterDays, answerDays }): ReachedRung => ({
        rung: afterDays === 0 ? light : `${light}+${afterDays}`,
        cause: light === 'yellow' ? `${about}Near` : `${about}Overdue`,
        answerDays,
      }),
    )
  // Two rules for the same moment are one.
  return reached.filter(({ rung }, index) => reached.findIndex((other) => other.rung === rung) === index)
}
