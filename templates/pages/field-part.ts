/** `field`: one field of a form, exactly one of whose controls is not `null`. */
export interface FieldPart {
  readonly id: string
  /** As the form posts it. */
  readonly name: string
  readonly label: string
  readonly optional: boolean
  readonly hint: string | null
  /** What was given; what is needed. */
  readonly error: string | null
  /** Ids of hint and error for the control; empty where there are none. */
  readonly describedBy: string
  /** The field does not apply as the form is filled in now. */
  readonly hidden: boolean
  readonly input: InputControl | null
  readonly area: { readonly value: string; readonly maxLength: number } | null
  readonly select: { readonly choices: readonly Choice[] } | null
  /** A column of radios, or of boxes where several may be chosen. */
  readonly choices: { readonly type: 'radio' | 'checkbox'; readonly items: readonly Choice[] } | null
  readonly check: { readonly checked: boolean } | null
  /** Computed: shown, not typed. */
  readonly output: { readonly value: string } | null
}

export interface InputControl {
  readonly type: 'text' | 'date'
  readonly value: string
  readonly mode: 'text' | 'decimal' | 'numeric' | 'tel'
  /** Says how much is to be typed. */
  readonly width: 'short' | 'medium' | 'long' | 'full'
  readonly isNumber: boolean
  readonly maxLength: number
  readonly unit: string | null
}

export interface Choice {
  readonly id: string
  readonly value: string
  readonly label: string
  readonly chosen: boolean
}
