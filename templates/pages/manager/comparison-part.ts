/** What changed between two versions: in words under the step, form or decision, and on two diagrams. */
export interface ComparisonPart {
  /** `12 处不同` */
  readonly summary: string
  /** One side cannot be read: why. */
  readonly unreadable: { readonly headline: string; readonly problems: readonly string[] } | null
  readonly groups: readonly {
    readonly subject: string
    readonly rows: readonly {
      readonly change: 'added' | 'removed' | 'changed'
      /** `＋`, `－` or `△`; the text says it in words. */
      readonly sign: string
      readonly text: string
      /** Id of what is drawn; `null` where it is not. */
      readonly element: string | null
    }[]
  }[]
  /** What is told of drawing only. */
  readonly drawing: string | null
  /** `null` where there is no picture to look at. */
  readonly diagrams: readonly {
    readonly id: string
    readonly title: string
    readonly source: string
    readonly overlays: string
    readonly shown: boolean
  }[]
}
