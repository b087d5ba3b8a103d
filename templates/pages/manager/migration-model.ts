import type { PageFrame } from '../frame.ts'
import type { ErrorSummaryPart } from '../parts.ts'
import type { TokenPart } from './token-part.ts'

interface Choice {
  readonly value: string
  readonly label: string
  readonly selected: boolean
}

export interface MigrationPage {
  readonly frame: PageFrame
  readonly problem: ErrorSummaryPart | null
  readonly subject: string
  /** `已迁移 3 件` */
  readonly moved: string | null
  /** Why nothing can be migrated. */
  readonly nothing: string | null
  readonly action: string
  readonly from: readonly Choice[]
  readonly to: readonly Choice[]
  /** Steps without a like in the other version. */
  readonly steps: readonly {
    readonly id: string
    readonly name: string
    readonly label: string
    readonly why: string
    readonly choices: readonly Choice[]
  }[]
  /** `null` as long as two versions have not been chosen. */
  readonly foreseen: {
    readonly empty: string | null
    readonly left: string | null
    readonly rows: readonly {
      readonly id: string
      readonly href: string
      readonly name: string
      readonly possible: boolean
      readonly chosen: boolean
      readonly tone: 'green' | 'red'
      readonly verdict: string
    }[]
    readonly possible: boolean
  } | null
  /** One, or none where nothing is to be seen. */
  readonly tokens: readonly TokenPart[]
  readonly asked: readonly { readonly name: string; readonly value: string }[]
  readonly commandId: string
  readonly reason: string
  readonly reasonError: string | null
  readonly backHref: string
}
