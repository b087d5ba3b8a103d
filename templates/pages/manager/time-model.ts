import type { PageFrame } from '../frame.ts'
import type { ErrorSummaryPart, Fact } from '../parts.ts'

export interface TimePage {
  readonly frame: PageFrame
  readonly problem: ErrorSummaryPart | null
  readonly facts: readonly Fact[]
  readonly mayMove: boolean
  readonly action: string
  readonly commandId: string
  readonly fields: readonly {
    readonly step: string
    readonly id: string
    readonly name: string
    readonly label: string
    readonly hint: string
    readonly value: string
    readonly error: string | null
    readonly button: string
    readonly isLong: boolean
  }[]
}

export interface TimePages {
  readonly 'manager/time': TimePage
}
