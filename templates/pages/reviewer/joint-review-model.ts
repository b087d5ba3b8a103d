/** All departments' opinions, on which the lead concludes. */
export interface JointReviewPart {
  readonly summary: string
  readonly items: readonly {
    readonly name: string
    readonly department: string
    readonly outcome: string
    /** `yellow` = deemed, `red` = against. */
    readonly tone: 'none' | 'yellow' | 'red'
    readonly when: string
    readonly lines: readonly string[]
  }[]
}
