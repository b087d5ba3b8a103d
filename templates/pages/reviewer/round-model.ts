import type { SelectPart } from '../decision-part.ts'
import type { FieldPart } from '../field-part.ts'

/** From the second round on: what was found before, and what is asked of the head to be told as well. */
export interface RoundPart {
  readonly earlier: readonly EarlierFinding[]
  readonly late: readonly LateItem[]
  /** `null` for whoever does not have the task in hand. */
  readonly ask: AskForm | null
}

export interface EarlierFinding {
  readonly id: string
  readonly place: string
  readonly whatIsWrong: string
  readonly howToFix: string
  /** With the decision it is closed, or reopened where this is chosen; `null` for whoever does not decide. */
  readonly reopen: {
    readonly checked: boolean
    readonly name: string
    readonly reason: string
    readonly error: string | null
  } | null
}

export interface LateItem {
  readonly place: string
  readonly whatIsWrong: string
  readonly howToFix: string
  readonly why: string
  readonly state: string
  /** For the head, while it is not decided. */
  readonly decide: { readonly action: string; readonly id: string; readonly commandId: string } | null
}

export interface AskForm {
  readonly action: string
  readonly commandId: string
  readonly isOpen: boolean
  readonly about: SelectPart
  readonly fields: readonly FieldPart[]
}
