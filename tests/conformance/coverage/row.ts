/** One element of BPMN, or one variant of it, and what proves what is said of it. */
export type Row = Supported | Refused | Absent

interface RowBase {
  readonly element: string
  readonly elementZh: string
}

/** It runs. `shows` must occur in the first of the diagrams, so that the proof is one of this element. */
export interface Supported extends RowBase {
  readonly type: 'supported'
  /** Names of diagrams in `tests/conformance/diagrams`. */
  readonly diagrams: readonly string[]
  readonly shows: RegExp | null
  /** `file › name of the test` under `tests/`. */
  readonly tests: readonly string[]
}

/** A model with it is refused, by this rule at this element. */
export interface Refused extends RowBase {
  readonly type: 'refused'
  /** Content of a process. */
  readonly content: string
  /** `rule element` */
  readonly problem: string
}

/** It may be drawn and moves nothing, or there is nothing of the kind: `lacks` does not occur in `where`. */
export interface Absent extends RowBase {
  readonly type: 'absent'
  readonly lacks: string
  readonly where: string
}

export interface Chapter {
  readonly title: string
  readonly rows: readonly Row[]
}

export function shown(elementZh: string, element: string, shows: RegExp, ...diagrams: readonly string[]): Supported {
  return { type: 'supported', element, elementZh, shows, diagrams, tests: [] }
}

export function tested(elementZh: string, element: string, ...tests: readonly string[]): Supported {
  return { type: 'supported', element, elementZh, shows: null, diagrams: [], tests }
}

export function refused(elementZh: string, element: string, content: string, problem: string): Refused {
  return { type: 'refused', element, elementZh, content, problem }
}

export function absent(elementZh: string, element: string, where: string, lacks: string): Absent {
  return { type: 'absent', element, elementZh, where, lacks }
}

/** An event of this kind with this definition, and with this in its tag. */
export function event(kind: string, definition: string, attribute = ''): RegExp {
  return new RegExp(`<${kind} [^>]*${attribute}[^>]*>\\s*<${definition}EventDefinition`)
}
