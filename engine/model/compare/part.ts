/** What is true of something: a text, or further facts by their names. What is not there has no fact. */
export type Fact = string | Facts

export type Facts = ReadonlyMap<string, Fact>

export type PartKind =
  | 'process'
  | 'node'
  | 'flow'
  | 'form'
  | 'field'
  | 'description'
  | 'permit'
  | 'material'
  | 'promise'
  | 'decision'
  | 'rule'
  | 'scenario'
  | 'file'

export interface Both {
  readonly zh: string
  readonly en: string
}

/** One thing of a version that can be added, removed or changed on its own. */
export interface Part {
  readonly kind: PartKind
  /** The same in every version that has it; unique among parts of its kind. */
  readonly id: string
  /** Id in the diagram; `null` of what is not drawn. */
  readonly element: string | null
  /** Under which heading it is told: a step with its flows, a form with its fields. */
  readonly subject: Both
  /** What it is called beneath that heading; `null` where the heading is its own. */
  readonly title: Both | null
  readonly facts: Facts
}

export function both(zh: string, en: string): Both {
  return { zh, en }
}
