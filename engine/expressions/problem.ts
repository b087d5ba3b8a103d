/** Why a source is no expression that may be deployed. */
export interface ExpressionProblem {
  /** kebab-case, stable. */
  readonly code: string
  readonly message: string
  readonly messageZh: string
  /** Characters of the source, counted from 0; `null` where the source as a whole is concerned. */
  readonly position: { readonly from: number; readonly to: number } | null
}
