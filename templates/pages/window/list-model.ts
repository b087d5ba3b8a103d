import type { Link, PageFrame } from '../frame.ts'
import type { DuePart, LightPart, PagerPart, TabsPart } from '../parts.ts'

/** `/parks/{park}/window`: what was received, and what the window has to do with it. */
export interface WindowListPage {
  readonly frame: PageFrame
  readonly registerHref: string
  readonly tabs: TabsPart
  readonly search: {
    readonly address: string
    readonly list: string
    readonly words: string
    readonly clearHref: string
  }
  /** What the dates below mean. */
  readonly summary: string
  readonly dueLabel: string
  readonly rows: readonly WindowListRow[]
  readonly empty: { readonly headline: string; readonly sentence: string; readonly link: Omit<Link, 'current'> | null }
  readonly pager: PagerPart
}

export interface WindowListRow {
  readonly href: string
  readonly isOverdue: boolean
  readonly light: LightPart
  /** Explains itself where it is a deadline; else a date, or empty. */
  readonly due: DuePart | null
  readonly date: string
  readonly project: string
  readonly enterprise: string
  readonly matter: string
  readonly step: string
  readonly isRegistered: boolean
  readonly number: string
  readonly handler: string
}
