import type { PageFrame } from '../frame.ts'
import type { ErrorSummaryPart } from '../parts.ts'
import type { TokenPart } from './token-part.ts'

interface Choice {
  readonly value: string
  readonly label: string
  readonly selected: boolean
}

interface Reasoned {
  readonly commandId: string
  readonly reason: string
  readonly reasonError: string | null
}

export interface AnnouncementPage {
  readonly frame: PageFrame
  readonly problem: ErrorSummaryPart | null
  readonly isSent: boolean
  readonly action: string
  readonly commandId: string
  readonly kind: string
  readonly kinds: readonly { readonly value: string; readonly label: string; readonly selected: boolean }[]
  readonly fields: readonly {
    readonly name: string
    readonly label: string
    readonly value: string
    readonly error: string | null
  }[]
  /** `null` as long as nothing was asked. */
  readonly receivers: {
    readonly summary: string
    readonly rows: readonly { readonly href: string; readonly name: string }[]
    readonly more: boolean
    readonly starts: readonly string[]
    readonly isAny: boolean
  } | null
}

export interface JobTypesPage {
  readonly frame: PageFrame
  readonly problem: ErrorSummaryPart | null
  readonly mayRule: boolean
  readonly action: string
  readonly commandId: string
  readonly incidentsHref: string
  readonly announcementsHref: string
  readonly rows: readonly {
    readonly type: string
    readonly waiting: number
    readonly running: number
    readonly failed: number
    readonly suspended: number
    readonly isPaused: boolean
    readonly atMost: string
    readonly state: string
    /** Names of field and button for those who hear them. */
    readonly bound: string
    readonly turn: string
    readonly act: 'pause' | 'resume'
  }[]
}

export interface RestartPage extends Reasoned {
  readonly frame: PageFrame
  readonly problem: ErrorSummaryPart | null
  readonly subject: string
  readonly action: string
  readonly nodes: readonly Choice[]
  readonly node: string
  readonly body: string
  readonly foreseen: {
    readonly tone: 'green' | 'red'
    readonly verdict: string
    readonly events: readonly string[]
    readonly possible: boolean
  } | null
  readonly backHref: string
}

export interface BatchesPage {
  readonly frame: PageFrame
  readonly newHref: string
  readonly rows: readonly {
    readonly href: string
    readonly act: string
    readonly ordered: string
    readonly by: string
    readonly reason: string
    readonly progress: string
    readonly state: string
  }[]
}

interface ItemRow {
  readonly href: string
  readonly name: string
  readonly tone: 'green' | 'red' | 'grey'
  readonly verdict: string
}

export interface NewBatchPage extends Reasoned {
  readonly frame: PageFrame
  readonly problem: ErrorSummaryPart | null
  readonly tryHref: string
  readonly action: string
  readonly selects: readonly { readonly name: string; readonly label: string; readonly choices: readonly Choice[] }[]
  readonly fields: readonly {
    readonly name: string
    readonly label: string
    readonly value: string
    /** Whether it names a step, one of `steps`. */
    readonly isStep: boolean
  }[]
  readonly steps: readonly { readonly id: string; readonly name: string }[]
  readonly asked: readonly { readonly name: string; readonly value: string }[]
  readonly foreseen: {
    readonly left: string | null
    readonly rows: readonly ItemRow[]
    /** Of a migration, for each version that is left. */
    readonly tokens: readonly TokenPart[]
  } | null
  readonly backHref: string
}

export interface BatchPage {
  readonly frame: PageFrame
  readonly problem: ErrorSummaryPart | null
  readonly title: string
  readonly context: string
  readonly reason: string
  readonly progress: string
  readonly state: string
  readonly refreshHref: string | null
  readonly stopAction: string
  readonly commandId: string
  readonly rows: readonly ItemRow[]
  /** Of what has not migrated. */
  readonly tokens: readonly TokenPart[]
  readonly backHref: string
}
