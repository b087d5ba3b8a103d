import type { PermitField } from '../permits/combined-permits.ts'

/** A material as a demonstration hands it in: it looks like one and says that it is none. */
export interface SampleMaterial {
  readonly title: string
  /** `示例`, above everything else. */
  readonly mark: string
  readonly subtitle: string
  readonly fields: readonly PermitField[]
  readonly issuedBy: string
  readonly issuedOn: string
  readonly note: string
  readonly pages: number
  /** How many pages the whole would have: more than `pages` where some are missing. */
  readonly of: number
}
