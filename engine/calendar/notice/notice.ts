import type { NamedDays } from '../calendar.ts'

/** What a yearly notice (放假安排) says: which days are off, and which weekends are worked for them. */
export interface YearNotice {
  readonly year: number
  readonly holidays: readonly NamedDays[]
  readonly makeUpWorkdays: readonly string[]
}

/** What a document was read as, line by line, and whether it can be taken. */
export interface NoticeReading {
  /** `null` where no line says for which year it is. */
  readonly year: number | null
  readonly title: string | null
  /** Such as `国办发明电〔2025〕7号`. */
  readonly number: string | null
  /** `YYYY-MM-DD` */
  readonly issuedOn: string | null
  readonly lines: readonly ReadLine[]
  readonly holidays: readonly NamedDays[]
  readonly makeUpWorkdays: readonly string[]
  /** What is not understood or contradicts itself; a notice with one is refused. */
  readonly problems: readonly NoticeProblem[]
}

/** `days` were found in it; `about` tells of the document; `advice` and `silent` say nothing of days; the rest is a problem. */
export interface ReadLine {
  readonly text: string
  readonly kind: 'days' | 'about' | 'advice' | 'silent' | 'problem'
  readonly holidays: readonly NamedDays[]
  readonly makeUpWorkdays: readonly string[]
}

export interface NoticeProblem {
  readonly code:
    | 'line-not-understood'
    | 'year-missing'
    | 'nothing-found'
    | 'no-such-date'
    | 'other-year'
    | 'span-backwards'
    | 'weekday-mistaken'
    | 'length-mistaken'
    | 'named-twice'
    | 'worked-holiday'
    | 'make-up-on-weekday'
    | 'file-unreadable'
  /** Counted from 1; `null` where it is about the whole. */
  readonly line: number | null
  readonly message: string
  readonly messageZh: string
}

/** A day as a line names it, with what it says of it that can be checked. */
export interface SaidDays {
  /** `YYYY-MM-DD`, the same as `to` for one day. */
  readonly from: string
  readonly to: string
  /** Which day of the week it says `from` and `to` are, 1 = Monday; `null` where it does not. */
  readonly fromWeekday: number | null
  readonly toWeekday: number | null
  /** How many days it says there are. */
  readonly length: number | null
}

/** What one line says before it is checked. */
export interface SaidLine {
  readonly text: string
  readonly kind: ReadLine['kind']
  readonly off: readonly (SaidDays & { readonly name: string })[]
  readonly worked: readonly SaidDays[]
  readonly problem: Pick<NoticeProblem, 'code' | 'message' | 'messageZh'> | null
}
