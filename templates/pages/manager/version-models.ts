import type { PageFrame } from '../frame.ts'
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

export interface VersionPages {
  readonly 'manager/compare': ComparePage
}
