import type { ScopeDefinition, SequenceFlow } from '../definition.ts'
import type { ModdleElement } from '../moddle.ts'
import type { FlowNode } from '../nodes/flow-node.ts'
import { dataObjectsIn } from './data/data-variable.ts'

/** A part of a definition while it is being linked; frozen when the definition is complete. */
export type Draft<T> = T extends unknown
  ? { -readonly [K in keyof T]: T[K] extends readonly (infer Item)[] ? Item[] : T[K] }
  : never

export type NodeDraft = Draft<FlowNode>
export type ScopeDraft = Draft<ScopeDefinition>
export type FlowDraft = Draft<SequenceFlow>

/** A scope whose content is still to be read. */
export function emptyScope(element: ModdleElement, id: string, parent: ScopeDraft | null): ScopeDraft {
  return {
    id,
    parent,
    nodes: [],
    startEvents: [],
    implicitStarts: [],
    eventSubProcesses: [],
    entries: [],
    linkTargets: [],
    dataObjects: [...dataObjectsIn(element)],
  }
}
