/** Where tokens go when their instances migrate: in words, and on the diagrams of both versions. */
export interface TokenPart {
  readonly rows: readonly {
    readonly element: string
    readonly target: string | null
    /** `规划审查（3 件）` */
    readonly from: string
    /** Name of the step that it goes to; `null` where it cannot go. */
    readonly to: string | null
    readonly why: string | null
  }[]
  readonly before: TokenDiagram
  readonly after: TokenDiagram
}

export interface TokenDiagram {
  readonly title: string
  readonly source: string
  readonly overlays: string
}
