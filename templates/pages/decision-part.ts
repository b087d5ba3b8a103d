import type { FieldPart } from './field-part.ts'
import type { Fact } from './parts.ts'

/** `decision`: how a task is answered. What an outcome needs appears once it is chosen, without a script. */
export interface DecisionPart {
  readonly action: string
  readonly draftAction: string
  readonly commandId: string
  /** Which material and page are shown beside it, as the query of the address. */
  readonly view: string
  readonly outcomes: readonly OutcomePart[]
  /** No outcome was chosen. */
  readonly outcomeError: string | null
  /** What earlier tasks wrote in the same form, only to be read here. */
  readonly given: readonly Fact[]
  /** Fields of the task's own form. */
  readonly fields: readonly FieldPart[]
  /** Rules to choose from while typing. */
  readonly rules: readonly string[]
  readonly submit: string
  /** `草稿 11:03 已保存`; empty where there is none. */
  readonly status: string
  readonly hint: string | null
}

export interface OutcomePart {
  readonly id: string
  readonly value: string
  readonly label: string
  readonly chosen: boolean
  readonly reason: FieldPart
  readonly legalBasis: LinePart | null
  readonly findings: FindingsPart | null
}

export interface FindingsPart {
  readonly outcome: string
  readonly countName: string
  readonly count: number
  readonly items: readonly FindingPart[]
}

/** One thing that is wrong, as it is being written. */
export interface FindingPart {
  readonly id: string
  readonly title: string
  /** Material or form field that it is about. */
  readonly about: SelectPart
  /** Permit concerned; `null` where the task itself is about one. */
  readonly permit: SelectPart | null
  readonly whatIsWrong: FieldPart
  readonly howToFix: FieldPart
  readonly rule: LinePart
  /** Value of the button that takes it away; `null` for the only one. */
  readonly removeValue: string | null
  readonly removeAction: string
  readonly removeLabel: string
}

export interface SelectPart {
  readonly id: string
  readonly name: string
  readonly groups: readonly {
    readonly label: string
    readonly options: readonly { readonly value: string; readonly label: string; readonly selected: boolean }[]
  }[]
}

/** One line of text with suggestions. */
export interface LinePart {
  readonly id: string
  readonly name: string
  readonly value: string
  readonly optional: boolean
  readonly error: string | null
}
