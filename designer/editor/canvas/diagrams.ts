import { isModdle } from '../model/extension.ts'
import type { Moddle } from './services.ts'

/** One of the pictures of a file (BPMN 2.0.2 §12.2.2). */
export interface Diagram {
  /** Its place among all of the file. */
  readonly key: number
  readonly name: string
}

/** What can be chosen between: pictures of processes and collaborations. Those of sub-processes are reached from these. */
export function diagramsOf(definitions: Moddle | undefined): readonly Diagram[] {
  return allDiagrams(definitions).flatMap((diagram, key) => {
    const plane = diagram.get('plane')
    if (!isModdle(plane)) return []
    const shown = plane.get('bpmnElement')
    const root = isModdle(shown) ? shown : null
    if (root?.$instanceOf('bpmn:Activity')) return []
    const name = diagram.name ?? root?.name ?? (poolsOf(root) || root?.id)
    return [{ key, name: name === undefined || name === '' ? `第 ${key + 1} 张图` : name }]
  })
}

function poolsOf(root: Moddle | null): string {
  const pools = root?.$type === 'bpmn:Collaboration' ? root.get('participants') : []
  return (Array.isArray(pools) ? pools.filter(isModdle) : []).flatMap(({ name }) => name || []).join('、')
}

export function allDiagrams(definitions: Moddle | undefined): readonly Moddle[] {
  const diagrams = definitions?.get('diagrams')
  return Array.isArray(diagrams) ? diagrams.filter(isModdle) : []
}
