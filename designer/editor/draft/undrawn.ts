import { partsOf, planesOf } from '../canvas/faithful/pictures.ts'
import type { Editor } from '../canvas/open-modeler.ts'
import type { Moddle } from '../canvas/services.ts'
import { typeWord } from '../canvas/type-word.ts'
import { isModdle } from '../model/extension.ts'

export interface Undrawn {
  readonly id: string
  /** Its name and what it is. */
  readonly text: string
}

/** What the file has and none of its pictures has: steps, flows, pools, lanes, data, notes; they stay in the file. */
export function findUndrawn({ services }: Editor): readonly Undrawn[] {
  let top: Moddle | undefined = services.canvas.getRootElement().businessObject
  while (top?.$parent !== undefined) top = top.$parent
  if (top === undefined) return []
  const shown = new Set(services.elementRegistry.getAll().map(({ di }) => di))
  const elsewhere = planesOf(top)
    .map(partsOf)
    .filter((parts) => !parts.some((part) => shown.has(part)))
    .flatMap((parts) => parts.map((part) => part.get('bpmnElement')))
  const drawn = new Set(elsewhere)
  return childrenOf(top, 'rootElements')
    .flatMap(elementsIn)
    .flatMap((element) => {
      const { id, name, $type } = element
      if (id === undefined || services.elementRegistry.get(id) !== undefined || drawn.has(element)) return []
      return [{ id, text: `${name ?? id}（${typeWord($type)}）` }]
    })
}

function elementsIn(container: Moddle): readonly Moddle[] {
  const elements = [...childrenOf(container, 'flowElements'), ...childrenOf(container, 'artifacts')].filter(isDrawable)
  const pools = [...childrenOf(container, 'participants'), ...childrenOf(container, 'messageFlows')]
  return [...pools, ...childrenOf(container, 'laneSets').flatMap(lanesIn), ...elements, ...elements.flatMap(elementsIn)]
}

function lanesIn(laneSet: Moddle): readonly Moddle[] {
  return childrenOf(laneSet, 'lanes').flatMap((lane) => {
    const inside = lane.get('childLaneSet')
    return [lane, ...(isModdle(inside) ? lanesIn(inside) : [])]
  })
}

const DRAWABLE = ['FlowNode', 'SequenceFlow', 'DataObjectReference', 'DataStoreReference', 'TextAnnotation', 'Group']

function isDrawable(element: Moddle): boolean {
  return DRAWABLE.some((type) => element.$instanceOf(`bpmn:${type}`))
}

function childrenOf(element: Moddle, property: string): readonly Moddle[] {
  // A message has no flow elements, and asking for what a type does not have gives undefined.
  const value = element.get(property)
  return Array.isArray(value) ? value.filter(isModdle) : []
}
