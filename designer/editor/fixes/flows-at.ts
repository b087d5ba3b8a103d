import { childOf, childrenOf, type ModdleElement } from '../../../engine/model/moddle.ts'

/** The flows into or out of a step. They count, not what the step itself says of them, which a file may leave out. */
export function flowsAt(step: ModdleElement, side: 'incoming' | 'outgoing'): readonly ModdleElement[] {
  const end = side === 'incoming' ? 'targetRef' : 'sourceRef'
  const around = step.$parent === undefined ? [] : childrenOf(step.$parent, 'flowElements')
  return around.filter((each) => each.$type === 'bpmn:SequenceFlow' && childOf(each, end) === step)
}
