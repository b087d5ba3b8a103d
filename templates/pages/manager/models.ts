import type { PageFrame } from '../frame.ts'
import type { ErrorSummaryPart, Fact, LightPart, NoticePart, PagerPart } from '../parts.ts'
import type {
  ActivitiesPage,
  AdjustPage,
  CancelPage,
  ClocksPage,
  DiagramPage,
  HistoryPage,
  JobsPage,
  SuspendPage,
  VariablesPage,
} from './instance-models.ts'
import type { MigrationPage } from './migration-model.ts'
import type {
  AnnouncementPage,
  BatchesPage,
  BatchPage,
  JobTypesPage,
  NewBatchPage,
  RestartPage,
} from './operation-models.ts'

/** A number that opens the list behind it. */
export interface Figure {
  readonly label: string
  readonly value: number
  readonly unit: string
  readonly href: string
  /** Something is late or wrong. */
  readonly isBad: boolean
}

export interface OverviewPage {
  readonly frame: PageFrame
  readonly context: string
  /** That published holidays are about to end, and what there is to tell of requests to publish. */
  readonly notices: readonly NoticePart[]
  readonly figures: readonly Figure[]
  /** 监督: notices and cards. */
  /** 问题通报 */
  readonly findingsHref: string
  readonly oversight: readonly Figure[]
  readonly columns: readonly string[]
  /** Tasks that nobody is there for. */
  readonly unowned: readonly {
    readonly href: string
    readonly step: string
    readonly number: string
    readonly department: string
    readonly since: string
  }[]
  readonly processes: readonly { readonly name: string; readonly href: string; readonly figures: readonly Figure[] }[]
}

/** One choice of a select. */
export interface Choice {
  readonly value: string
  readonly label: string
  readonly selected: boolean
}

export interface Select {
  readonly name: string
  readonly label: string
  readonly choices: readonly Choice[]
}

/** A part of the filter that has no field of its own: shown as a tag, kept by a hidden field, taken away by its link. */
export interface FilterTag {
  readonly name: string
  readonly value: string
  readonly text: string
  readonly removeHref: string
}

export interface InstancesPage {
  readonly frame: PageFrame
  readonly words: string
  readonly selects: readonly Select[]
  readonly tags: readonly FilterTag[]
  readonly clearHref: string
  readonly capped: string | null
  readonly rows: readonly {
    readonly href: string
    readonly number: string
    readonly process: string
    readonly project: string
    readonly enterprise: string
    readonly steps: string
    readonly incidents: string | null
    readonly light: LightPart | null
    readonly due: string | null
    /** Said where it is the whole application's limit, not one of a step. */
    readonly ofWhole: string | null
    readonly isOverdue: boolean
    readonly started: string
    readonly status: string
    readonly isRunning: boolean
  }[]
  readonly pager: PagerPart
}

export interface IncidentsPage {
  readonly frame: PageFrame
  readonly problem: ErrorSummaryPart | null
  readonly notice: NoticePart | null
  readonly tags: readonly FilterTag[]
  readonly mayResolve: boolean
  readonly endedHref: string
  /** Where whole kinds of incidents are resolved, with a dry run. */
  readonly batchHref: string
  readonly action: string
  readonly commandId: string
  readonly reason: string
  readonly rows: readonly {
    readonly href: string
    readonly value: string
    readonly chosen: boolean
    readonly choose: string
    readonly cause: string
    readonly code: string
    readonly node: string
    readonly process: string
    readonly instanceHref: string
    readonly number: string
    readonly project: string
    readonly attempts: number
    readonly since: string
  }[]
  readonly pager: PagerPart
}

export interface EndedIncidentsPage {
  readonly frame: PageFrame
  readonly rows: readonly {
    readonly cause: string
    readonly node: string
    readonly process: string
    readonly instanceHref: string
    readonly number: string
    readonly since: string
    readonly ended: string
    readonly how: string
    readonly reason: string
  }[]
  readonly pager: PagerPart
}

export interface IncidentPage {
  readonly frame: PageFrame
  readonly title: string
  readonly context: string
  readonly problem: ErrorSummaryPart | null
  readonly instanceHref: string
  readonly skipHref: string
  readonly facts: readonly Fact[]
  readonly scopes: readonly string[]
  readonly failures: readonly { readonly at: string; readonly message: string }[]
  readonly variables: readonly { readonly name: string; readonly value: string; readonly scope: string }[]
  readonly mayResolve: boolean
  readonly tryHref: string
  readonly name: string
  readonly nameError: string | null
  readonly value: string
  readonly foreseen: {
    readonly title: string
    readonly tone: 'green' | 'red' | 'none'
    readonly verdict: string
    readonly events: readonly string[]
    readonly possible: boolean
  }
  readonly action: string
  readonly commandId: string
  readonly reason: string
  readonly reasonError: string | null
}

export interface ProcessesPage {
  readonly frame: PageFrame
  readonly rows: readonly {
    readonly href: string
    readonly name: string
    readonly id: string
    readonly description: string | null
    readonly version: string
    readonly deployed: string
    readonly running: number
    readonly runningHref: string
  }[]
}

/** How things stand at one step of a version. */
export interface StepFigureRow {
  readonly id: string
  readonly name: string
  readonly type: string
  /** 0 for what stands in the process itself, at most 4. */
  readonly depth: number
  readonly running: number
  readonly runningHref: string
  readonly overdue: number
  readonly overdueHref: string
  /** `0.6 / 1 天`; `null` where nothing has been measured. */
  readonly days: string | null
  readonly isOverPromise: boolean
}

export interface ProcessPage {
  readonly frame: PageFrame
  readonly title: string
  readonly context: string
  readonly description: string | null
  readonly isDescribed: boolean
  /** What the rules of today would refuse in the version that is shown. */
  readonly problems: readonly { readonly element: string | null; readonly text: string }[]
  readonly designHref: string | null
  /** `null` where there is one version only. */
  readonly migrateHref: string | null
  readonly versions: readonly {
    readonly name: string
    readonly href: string
    readonly current: boolean
    readonly deployed: string
    readonly by: string
    readonly note: string | null
    /** What it changed; `null` of the first. */
    readonly compareHref: string | null
    readonly running: number
    readonly runningHref: string
  }[]
  readonly diagramTitle: string
  readonly source: string
  /** JSON of the diagram's overlays. */
  readonly overlays: string
  /** Of the version that is shown, in the order in which they can come. */
  readonly steps: readonly StepFigureRow[]
  readonly basis: readonly Fact[]
  readonly permits: readonly {
    readonly name: string
    readonly authority: string
    readonly promised: string
    readonly statutory: string
  }[]
  readonly forms: readonly { readonly key: string; readonly fields: string }[]
}

export interface ManagerPages {
  readonly 'manager/migration': MigrationPage
  readonly 'manager/overview': OverviewPage
  readonly 'manager/instances': InstancesPage
  readonly 'manager/diagram': DiagramPage
  readonly 'manager/activities': ActivitiesPage
  readonly 'manager/variables': VariablesPage
  readonly 'manager/jobs': JobsPage
  readonly 'manager/clocks': ClocksPage
  readonly 'manager/history': HistoryPage
  readonly 'manager/cancel': CancelPage
  readonly 'manager/adjust': AdjustPage
  readonly 'manager/suspend': SuspendPage
  readonly 'manager/restart': RestartPage
  readonly 'manager/announcements': AnnouncementPage
  readonly 'manager/job-types': JobTypesPage
  readonly 'manager/batches': BatchesPage
  readonly 'manager/batch': BatchPage
  readonly 'manager/new-batch': NewBatchPage
  readonly 'manager/incidents': IncidentsPage
  readonly 'manager/ended-incidents': EndedIncidentsPage
  readonly 'manager/incident': IncidentPage
  readonly 'manager/processes': ProcessesPage
  readonly 'manager/process': ProcessPage
}
