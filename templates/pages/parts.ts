import type { MonthCalendar } from '../calendar/month-calendar.ts'
import type { Link } from './frame.ts'

export type Tone = 'green' | 'yellow' | 'red' | 'grey' | 'none'

/** `light`: shape, colour and word together. */
export interface LightPart {
  readonly tone: Tone
  readonly word: string
}

/** `due`: a date with what it means, which explains itself when opened. */
export interface DuePart {
  readonly text: string
  readonly provisional: boolean
  readonly how: HowPart
}

/** `how`: why something is due when it is. */
export interface HowPart {
  readonly sentence: string
  /** Each counted day and each that is not, in words; empty in lists, which stay light. */
  readonly lines: readonly { readonly when: string; readonly what: string }[]
  /** The same as SVG; `null` where there is no room for it. */
  readonly calendar: MonthCalendar | null
}

/** `error-summary`: what was refused, with links to the fields in their order. */
export interface ErrorSummaryPart {
  readonly title: string
  readonly detail: string | null
  readonly errors: readonly { readonly href: string | null; readonly text: string }[]
  /** What was written into a form that is there no more. */
  readonly unsent: readonly string[]
}

/** `tabs`: links with counts; a tab without a count has `hasCount` false. */
export interface TabsPart {
  readonly label: string
  readonly items: readonly (Link & { readonly hasCount: boolean; readonly count: number })[]
}

/** `notice`: one per page, with at most one action. `role` is `status`, or `alert` where something went wrong. */
export interface NoticePart {
  readonly tone: 'blue' | 'yellow' | 'red' | 'grey'
  readonly role: 'status' | 'alert'
  readonly headline: string
  readonly sentence: string | null
  readonly action: { readonly href: string; readonly label: string } | null
}

/** `cards-in-force`: a card that is shown at a filing, with what it asks for beyond the usual. */
export interface CardInForcePart {
  readonly href: string
  readonly tone: 'yellow' | 'red'
  readonly title: string
  readonly text: string
  readonly more: string | null
}

/** `follow`: the star with which a person keeps an application in sight, for themselves alone. */
export interface FollowPart {
  readonly action: string
  readonly isFollowed: boolean
  readonly commandId: string
}

/** `pager`: which part of a list is shown, the neighbours, and the whole list as a file. */
export interface PagerPart {
  readonly shown: string
  readonly previousHref: string | null
  readonly nextHref: string | null
  readonly csvHref: string | null
  readonly xlsxHref: string | null
}

/** A label with its value. */
export interface Fact {
  readonly label: string
  readonly value: string
  readonly strong: boolean
}

/** `stage-line`: three to six stages, each with its word and, below it, when or what. */
export interface StageLinePart {
  readonly label: string
  readonly stages: readonly Stage[]
}

export interface Stage {
  readonly name: string
  readonly state: 'done' | 'now' | 'paused' | 'later' | 'stopped'
  readonly isNow: boolean
  /** The state in words. */
  readonly word: string
  readonly note: string | null
}
