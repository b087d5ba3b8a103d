/** `tokens`: where tokens go when their instances migrate: in words, and on the diagrams of both versions. */
export interface TokenPart {
  /** Of the place of its diagrams on the page. */
  readonly id: string
  readonly heading: string
  readonly rows: readonly {
    readonly element: string
    /** `null` where it cannot go. */
    readonly target: string | null
    /** `规划审查（3 件）` */
    readonly from: string
    /** Name of the step that it goes to; `null` where it cannot go. */
    readonly to: string | null
    readonly why: string | null
    /** What its arrow says: `3 件`. */
    readonly tag: string
  }[]
  /** The version that is left, and the other one; `null` where words have to do. */
  readonly diagrams: readonly [TokenDiagram, TokenDiagram] | null
}

export interface TokenDiagram {
  readonly side: 'before' | 'after'
  readonly title: string
  readonly source: string
  readonly overlays: string
}
