import type { FieldPart } from '../field-part.ts'
import type { PagerPart } from '../parts.ts'

/** All departments' findings before they become one notice, by what they are about. */
export interface MergePart {
  readonly summary: string
  readonly groups: readonly MergeGroup[]
}

/** What was found about one material, one field or one permit. */
export interface MergeGroup {
  readonly id: string
  readonly label: string
  readonly count: string
  /** Where there are many findings, only the chosen group is open; the others lead here. */
  readonly href: string | null
  readonly items: readonly MergeItem[]
  readonly pager: PagerPart | null
  /** `null` for whoever only looks on. */
  readonly form: MergeForm | null
}

export interface MergeForm {
  readonly mergeAction: string
  readonly splitAction: string
  readonly asideAction: string
  readonly backAction: string
  readonly commandId: string
  /** The group and its page, so that the same is seen afterwards. */
  readonly group: string
  readonly page: string
  /** Whether two or more stand alone. */
  readonly canMerge: boolean
  readonly isOpen: boolean
  readonly error: string | null
  readonly errorId: string
  readonly fields: readonly FieldPart[]
}

export interface MergeItem {
  readonly id: string
  readonly title: string
  readonly place: string
  readonly whatIsWrong: string
  readonly howToFix: string
  /** Another finding says the same, or asks for something else: in words. */
  readonly notes: readonly string[]
  /** The findings behind a merged line, or why it is left out. */
  readonly lines: readonly string[]
  readonly tag: string | null
  /** What its button does; `null` = none. */
  readonly split: string | null
  readonly back: string | null
  readonly choose: { readonly checked: boolean; readonly label: string } | null
  readonly aside: FieldPart | null
}
