/** A name that an expression of the process can read. */
export interface Variable {
  readonly name: string
  /** What it is, in a few words. */
  readonly label: string
  /** What it may be, where that is known: answers of a task, choices of a field. */
  readonly values: readonly { readonly value: string; readonly label: string }[]
}
