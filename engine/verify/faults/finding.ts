import type { Edge } from '../explore/graph.ts'
import type { FaultKind } from '../fault.ts'

/** A fault in one scope, with the way to it from the scope's start. */
export interface Finding {
  readonly fault: FaultKind
  readonly elements: readonly string[]
  readonly path: readonly Edge[]
}
