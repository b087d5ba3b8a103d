import type { PageFrame } from '../frame.ts'
import type { DuePart, ErrorSummaryPart, LightPart, NoticePart, PagerPart, TabsPart } from '../parts.ts'

/** `/parks/{park}/inbox/{tab}`: one tab of what there is to do, most urgent first. */
export interface InboxPage {
  readonly frame: PageFrame
  readonly heading: string
  readonly nowText: string
  readonly notices: readonly NoticePart[]
  readonly problem: ErrorSummaryPart | null
  readonly tabs: TabsPart
  readonly filter: {
    readonly action: string
    readonly q: string
    readonly sort: string
    readonly selects: readonly FilterSelect[]
    /** The same list without a filter; `null` where none is set. */
    readonly clearHref: string | null
  }
  readonly saved: SavedFilters
  readonly summary: string
  readonly isDone: boolean
  readonly heads: readonly SortableHead[]
  readonly rows: readonly InboxRow[]
  readonly bulk: BulkForm | null
  readonly empty: { readonly headline: string; readonly sentence: string; readonly href: string; readonly link: string }
  readonly pager: PagerPart
}

export interface FilterSelect {
  readonly name: string
  readonly label: string
  readonly options: readonly { readonly value: string; readonly label: string; readonly selected: boolean }[]
}

export interface SavedFilters {
  readonly items: readonly {
    readonly href: string
    readonly name: string
    /** Whose it is, where it is not one's own. */
    readonly sharedBy: string | null
    readonly isShared: boolean
    readonly deleteAction: string | null
    /** Of the form that deletes it. */
    readonly commandId: string
  }[]
  readonly action: string
  /** The tab that one stays in. */
  readonly tab: string
  /** What would be saved; empty where nothing is filtered. */
  readonly query: string
  readonly departments: readonly { readonly code: string; readonly name: string }[]
  readonly commandId: string
}

export interface SortableHead {
  readonly label: string
  readonly href: string
  readonly direction: 'ascending' | 'descending' | 'none'
  readonly arrow: string
}

export interface InboxRow {
  /** `instance.key` */
  readonly id: string
  /** `null` where this person may open no page of it. */
  readonly href: string | null
  /** Says who has been told that it is late. */
  readonly raised: string | null
  /** Says for whom it is done, by a substitute. */
  readonly standsFor: string | null
  /** Word for a copy that was not read; `null` = none. */
  readonly unread: string | null
  /** `null` once it has ended. */
  readonly light: LightPart | null
  readonly isOverdue: boolean
  readonly due: DuePart | null
  readonly project: string
  readonly enterprise: string
  readonly matter: string
  readonly step: string
  readonly number: string
  readonly handler: string
  readonly state: { readonly tone: string; readonly word: string } | null
  readonly endedText: string
  readonly chooseLabel: string
}

/** Several tasks at once: taken up, or handed out by the head of the department. */
export interface BulkForm {
  readonly claimAction: string | null
  readonly assignAction: string | null
  readonly people: readonly { readonly id: string; readonly name: string }[]
  readonly commandId: string
}
