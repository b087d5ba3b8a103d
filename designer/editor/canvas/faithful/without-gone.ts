import { isModdle } from '../../model/extension.ts'
import { allDiagrams } from '../diagrams.ts'
import type { Moddle } from '../services.ts'
import type { Writable } from './parsed.ts'
import { partsOf, planesOf } from './pictures.ts'

/**
 * What was deleted on one picture may stand on another, and flows that only another shows may lead to it. Both are taken
 * off while the file is written; gives the way back, for the deletion may be undone.
 */
export function withoutGone(definitions: Moddle | undefined): () => void {
  if (definitions === undefined) return () => {}
  const isThere = (element: unknown): boolean => {
    // bpmn-js takes what it deletes off its parent by null.
    let top: Moddle | null | undefined = isModdle(element) ? element : definitions
    while (top && top !== definitions) top = top.$parent
    return top === definitions && (!isModdle(element) || endsOf(element).every(isThere))
  }
  const inModel = elementsIn(definitions).flatMap((element) =>
    ['flowElements', 'artifacts', 'messageFlows', 'incoming', 'outgoing'].map((property) =>
      keepOnly(element, property, isThere),
    ),
  )
  const shows = (each: Moddle) => isThere(each.get('bpmnElement'))
  const parts = planesOf(definitions).map((plane) => keepOnly(plane, 'planeElement', shows, partsOf(plane)))
  const diagrams = keepOnly(
    definitions,
    'diagrams',
    (diagram) => {
      const plane = diagram.get('plane')
      return !isModdle(plane) || shows(plane)
    },
    allDiagrams(definitions),
  )
  return () => {
    for (const back of [diagrams, ...parts, ...inModel]) back()
  }
}

function endsOf(element: Moddle): readonly unknown[] {
  const isLine = /:(SequenceFlow|MessageFlow|Association)$/.test(element.$type)
  return isLine ? [element.get('sourceRef'), element.get('targetRef')] : []
}

function elementsIn(element: Moddle): readonly Moddle[] {
  return ['rootElements', 'flowElements'].flatMap((property) =>
    childrenOf(element, property).flatMap((each) => [each, ...elementsIn(each)]),
  )
}

function childrenOf(element: Moddle, property: string): readonly Moddle[] {
  const value = element.get(property)
  return Array.isArray(value) ? value.filter(isModdle) : []
}

function keepOnly(
  holder: Moddle,
  property: string,
  isThere: (element: Moddle) => boolean,
  all = childrenOf(holder, property),
): () => void {
  const gone = new Set(all.filter((each) => !isThere(each)))
  const before: unknown = holder.get(property)
  if (gone.size === 0 || !Array.isArray(before) || !isWritable(holder)) return () => {}
  holder.set(
    property,
    before.filter((each) => !gone.has(each)),
  )
  return () => holder.set(property, before)
}

function isWritable(element: Moddle): element is Writable {
  return 'set' in element
}
