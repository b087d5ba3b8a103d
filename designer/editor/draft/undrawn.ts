import type { Editor } from '../canvas/open-modeler.ts'
import type { Moddle } from '../canvas/services.ts'
import { typeWord } from '../canvas/type-word.ts'
import { isModdle } from '../model/extension.ts'

/** Names of what the file has and the picture has not: steps, flows, pools, lanes; they stay in the file. */
export function findUndrawn({ services }: Editor): readonly string[] {
  let top: Moddle | undefined = services.canvas.getRootElement().businessObject
  while (top?.$parent !== undefined) top = top.$parent
  if (top === undefined) return []
  return childrenOf(top, 'rootElements')
    .flatMap(elementsIn)
    .filter((element) => element.id !== undefined && services.elementRegistry.get(element.id) === undefined)
    .map((element) => `${element.name ?? element.id}（${typeWord(element.$type)}）`)
}

function elementsIn(container: Moddle): readonly Moddle[] {
  const elements = childrenOf(container, 'flowElements').filter(isDrawable)
  const pools = [...childrenOf(container, 'participants'), ...childrenOf(container, 'messageFlows')]
  return [...pools, ...childrenOf(container, 'laneSets').flatMap(lanesIn), ...elements, ...elements.flatMap(elementsIn)]
}

function lanesIn(laneSet: Moddle): readonly Moddle[] {
  return childrenOf(laneSet, 'lanes').flatMap((lane) => {
    const inside = lane.get('childLaneSet')
    return [lane, ...(isModdle(inside) ? lanesIn(inside) : [])]
  })
}

function isDrawable(element: Moddle): boolean {
  return element.$instanceOf('bpmn:FlowNode') || element.$instanceOf('bpmn:SequenceFlow')
}

function childrenOf(element: Moddle, property: string): readonly Moddle[] {
  // A message has no flow elements, and asking for what a type does not have gives undefined.
  const value = element.get(property)
  return Array.isArray(value) ? value.filter(isModdle) : []
}
