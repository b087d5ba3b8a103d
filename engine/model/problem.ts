/** A reason why a model cannot be deployed (`error`), may surprise (`warning`), or was translated (`note`). */
export interface Problem {
  /** The rule that was broken, in kebab-case; stable. */
  readonly problem: string
  readonly severity: 'error' | 'warning' | 'note'
  /** Id of the element concerned; `null` where the file as a whole is concerned. */
  readonly element: string | null
  /** Line in the source, counted from 1; `null` where it is not known. */
  readonly line: number | null
  readonly message: string
  readonly messageZh: string
}
