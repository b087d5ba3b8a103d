/** What stands and happens on the diagram at one moment: plain data, by element ids; drawn by `draw-state.ts`. */
export interface DiagramState {
  /** Element → how many tokens stand there, of all instances together. */
  readonly tokens?: Readonly<Record<string, number>>
  /** Sequence flows that have been taken so far, or that a path follows. */
  readonly taken?: readonly string[]
  /** Those of them that the last step has taken. */
  readonly now?: readonly string[]
  /** Element → its light, with the word that belongs to it: `剩 4 天`. */
  readonly lights?: Readonly<Record<string, { readonly light: LightColour; readonly text: string }>>
  /** Element → a short line: `3 天`. */
  readonly notes?: Readonly<Record<string, string>>
  /** Elements that have been visited. */
  readonly visited?: readonly string[]
  /** Elements at which something is wrong, or an incident stands. */
  readonly faults?: readonly string[]
}

export type LightColour = 'green' | 'yellow' | 'red' | 'grey'
