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
  readonly check: {
    readonly checked: boolean
    /** What is declared by ticking it. */
    readonly statement: string | null
  } | null
  /** Computed: shown, not typed. */
  readonly output: { readonly value: string } | null
  readonly table: TableControl | null
  /** Of a credit code: where its company is looked up, and the id of the field that takes the name. */
  readonly company: { readonly address: string; readonly into: string } | null
  /** A file that is uploaded elsewhere; without an address there is nowhere to upload it from here. */
  readonly file: { readonly href: string | null; readonly words: string } | null
}

/** Rows of cells, with some empty ones below; a row that is emptied is dropped. */
export interface TableControl {
  readonly columns: readonly { readonly label: string; readonly isNumber: boolean }[]
  readonly rows: readonly { readonly cells: readonly CellPart[] }[]
  readonly hint: string
  readonly add: string
  readonly most: number
}

export interface CellPart {
  readonly id: string
  readonly name: string
  /** Column and row, for whoever does not see the table. */
  readonly label: string
  /** The column alone, as a phone shows it above the cell. */
  readonly column: string
  readonly input: InputControl | null
  readonly select: { readonly choices: readonly Choice[] } | null
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
