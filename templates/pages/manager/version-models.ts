import type { PageFrame } from '../frame.ts'
import type { ErrorSummaryPart } from '../parts.ts'
import type { ComparisonPart } from './comparison-part.ts'

interface Choice {
  readonly value: string
  readonly label: string
  readonly selected: boolean
}

export interface ComparePage {
  readonly frame: PageFrame
  readonly subject: string
  readonly action: string
  readonly process: string
  readonly from: readonly Choice[]
  readonly to: readonly Choice[]
  readonly swapHref: string
  readonly backHref: string
  readonly comparison: ComparisonPart
}

export interface PublicationPage {
  readonly frame: PageFrame
  readonly problem: ErrorSummaryPart | null
  readonly title: string
  readonly asked: string
  readonly state: string
  readonly tone: 'green' | 'yellow' | 'red' | 'grey'
  readonly note: string
  readonly reasonGiven: string | null
  readonly comparison: ComparisonPart
  readonly hint: string | null
  readonly canDecide: boolean
  readonly canWithdraw: boolean
  readonly action: string
  readonly commandId: string
  readonly reason: string
  readonly reasonError: string | null
  readonly backHref: string
}

export interface RepublishPage {
  readonly frame: PageFrame
  readonly problem: ErrorSummaryPart | null
  readonly title: string
  readonly subject: string
  readonly lead: string
  readonly action: string
  readonly commandId: string
  readonly process: string
  readonly version: number
  /** The newest version that is shown. */
  readonly after: number
  readonly note: string
  readonly noteError: string | null
  readonly do: string
  readonly backHref: string
  readonly comparison: ComparisonPart
}

export interface VersionPages {
  readonly 'manager/publication': PublicationPage
  readonly 'manager/republish': RepublishPage
  readonly 'manager/compare': ComparePage
}
