import type { PageFrame } from '../frame.ts'
import type {
  DuePart,
  ErrorSummaryPart,
  Fact,
  FollowPart,
  LightPart,
  NoticePart,
  PagerPart,
  TabsPart,
} from '../parts.ts'
import type { ClockCard } from '../reviewer/clock-card-model.ts'

/** `instance-head`: what stands above every page of one instance. */
export interface InstanceHead {
  readonly title: string
  readonly context: string
  readonly status: string
  readonly isRunning: boolean
  readonly isSuspended: boolean
  readonly follow: FollowPart | null
  readonly actions: readonly { readonly href: string; readonly label: string; readonly isDestructive: boolean }[]
  readonly tabs: TabsPart
  readonly family: readonly { readonly href: string; readonly label: string; readonly name: string }[]
}

/** A step on the list that says the same as the diagram. */
export interface StepRow {
  readonly href: string
  readonly current: boolean
  readonly name: string
  readonly type: string
  readonly state: string
  readonly tone: 'green' | 'yellow' | 'red' | 'grey' | 'none'
  readonly count: number
}

export interface DiagramPage {
  readonly frame: PageFrame
  readonly head: InstanceHead
  readonly source: string
  /** JSON of the diagram's overlays. */
  readonly overlays: string
  readonly label: string
  /** Id of the element that is looked at first. */
  readonly focus: string | null
  readonly plain: boolean
  readonly colours: { readonly href: string; readonly label: string }
  readonly steps: readonly StepRow[]
  readonly chosen: {
    readonly name: string
    readonly type: string
    readonly closeHref: string
    readonly light: LightPart | null
    readonly state: string
    readonly facts: readonly Fact[]
    /** Of each of its clocks. */
    readonly dues: readonly { readonly label: string; readonly due: DuePart }[]
    readonly incident: { readonly href: string; readonly cause: string } | null
    readonly events: readonly { readonly when: string; readonly what: string }[]
  } | null
  readonly now: readonly {
    readonly href: string
    readonly name: string
    readonly who: string
    readonly light: LightPart | null
    readonly due: DuePart | null
  }[]
}

export interface ActivitiesPage {
  readonly frame: PageFrame
  readonly head: InstanceHead
  readonly rows: readonly {
    readonly href: string
    readonly name: string
    readonly type: string
    readonly started: string
    readonly ended: string
    readonly duration: string
    readonly outcome: string
    readonly who: string
  }[]
  readonly pager: PagerPart
}

export interface VariablesPage {
  readonly frame: PageFrame
  readonly head: InstanceHead
  readonly scopes: readonly {
    readonly name: string
    readonly variables: readonly { readonly name: string; readonly kind: string; readonly value: string }[]
  }[]
}

export interface JobsPage {
  readonly frame: PageFrame
  readonly head: InstanceHead
  readonly rows: readonly {
    readonly name: string
    readonly jobType: string
    readonly state: string
    readonly tone: 'green' | 'red' | 'none'
    readonly created: string
    readonly ended: string
    readonly failures: number
    readonly last: string
  }[]
}

export interface ClocksPage {
  /** Where those of the lead department stop, resume and extend; `null` where it is no application. */
  readonly wholeHref: string | null
  readonly frame: PageFrame
  readonly head: InstanceHead
  readonly limits: readonly {
    readonly href: string
    readonly name: string
    readonly department: string
    readonly started: string
    readonly ended: string
    readonly light: LightPart
    readonly due: DuePart
  }[]
  /** Of service levels, with what stood still and why. */
  readonly clocks: ClockCard['clocks']
  readonly lines: ClockCard['lines']
  /** What people tried with clocks, and were refused. */
  readonly refused: readonly { readonly at: string; readonly who: string; readonly what: string }[]
  readonly timers: readonly { readonly name: string; readonly at: string; readonly repeats: string }[]
}

export interface HistoryPage {
  readonly frame: PageFrame
  readonly head: InstanceHead
  readonly chain: NoticePart
  readonly rows: readonly {
    readonly revision: number
    readonly time: string
    readonly actor: string
    readonly command: string
    readonly reason: string | null
    readonly first: string
    readonly more: string | null
    readonly rest: readonly string[]
    readonly hash: string
    readonly isBroken: boolean
  }[]
  readonly pager: PagerPart
}

export interface CancelPage {
  readonly frame: PageFrame
  readonly problem: ErrorSummaryPart | null
  readonly subject: string
  readonly lost: readonly string[]
  readonly isAllowed: boolean
  /** It is not allowed because there is nothing left. */
  readonly ended: boolean
  readonly action: string
  readonly backHref: string
  readonly commandId: string
  readonly reason: string
  readonly reasonError: string | null
}

/** One choice of a select. */
export interface StepChoice {
  readonly value: string
  readonly label: string
  readonly selected: boolean
}

export interface AdjustPage {
  readonly frame: PageFrame
  readonly problem: ErrorSummaryPart | null
  readonly subject: string
  /** Why nothing can be moved. */
  readonly nothing: string | null
  readonly tryHref: string
  readonly from: readonly StepChoice[]
  readonly isMove: boolean
  readonly to: readonly StepChoice[]
  readonly asked: { readonly from: string; readonly kind: string; readonly to: string }
  readonly foreseen: {
    readonly tone: 'green' | 'red'
    readonly verdict: string
    readonly events: readonly string[]
    readonly possible: boolean
  } | null
  readonly commandId: string
  readonly reason: string
  readonly reasonError: string | null
  readonly backHref: string
}

export interface SuspendPage {
  readonly frame: PageFrame
  readonly problem: ErrorSummaryPart | null
  readonly title: string
  readonly subject: string
  readonly what: string
  readonly legal: string | null
  readonly action: string
  readonly doLabel: string
  readonly backHref: string
  readonly backLabel: string
  readonly commandId: string
  readonly reason: string
  readonly reasonError: string | null
}
