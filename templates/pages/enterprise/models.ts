import type { PageFrame } from '../frame.ts'
import type { NoticePart, PagerPart, TabsPart } from '../parts.ts'
import type { CorrectionPages } from './correction-models.ts'
import type { FillingPages } from './filling-models.ts'
import type { PermitPage, PermitsPage } from './permit-models.ts'
import type { CreditPage, MaterialPromisePage } from './promise-models.ts'
import type { StartPage } from './start-models.ts'
import type { TrackingPages } from './tracking-models.ts'

/** One word for how something stands; never a time. */
export interface Tag {
  readonly tone: 'plain' | 'blue' | 'green' | 'yellow' | 'red'
  readonly word: string
}

/** `/parks/{park}/applications` */
export interface OwnApplicationsPage {
  readonly frame: PageFrame
  readonly startHref: string
  /** A card on which the enterprise may speak. */
  readonly notice: NoticePart | null
  /** Whether there is any, in whichever tab. */
  readonly hasAny: boolean
  readonly tabs: TabsPart
  readonly tab: string
  readonly words: string
  readonly rows: readonly OwnApplicationRow[]
  readonly pager: PagerPart
}

export interface OwnApplicationRow {
  readonly href: string
  readonly title: string
  readonly tag: Tag
  readonly second: string
  /** What is asked of the reader; `null` where nothing is. */
  readonly asked: string | null
  readonly askedHref: string
  readonly due: string | null
}

/** The view model of each page for the audience `enterprise`, by the name of its template. */
export interface EnterprisePages extends FillingPages, TrackingPages, CorrectionPages {
  readonly 'enterprise/applications': OwnApplicationsPage
  readonly 'enterprise/start': StartPage
  readonly 'enterprise/permits': PermitsPage
  readonly 'enterprise/permit': PermitPage
  readonly 'enterprise/promise': MaterialPromisePage
  readonly 'enterprise/credit': CreditPage
}
