import { childOf, childrenOf, type ModdleElement, unresolvedIdOf } from '../../moddle.ts'
import { dataVariable } from '../data/data-variable.ts'

/**
 * The variable that a reference to a data item means. The input or output of an activity stands for the data at the other end of its association (BPMN 2.0.2 §10.4.1); a reference that leads
 * nowhere is the variable itself, as Camunda 7 and Flowable write it.
 */
export function itemVariable(
  activity: ModdleElement,
  loop: ModdleElement,
  property: 'loopDataInputRef' | 'loopDataOutputRef',
): string | null {
  const item = childOf(loop, property)
  if (item === null) return unresolvedIdOf(loop, property)
  const outside = property === 'loopDataInputRef' ? sourceOf(activity, item) : targetOf(activity, item)
  return dataVariable(outside ?? item)
}

function sourceOf(activity: ModdleElement, item: ModdleElement): ModdleElement | null {
  const association = childrenOf(activity, 'dataInputAssociations').find((each) => childOf(each, 'targetRef') === item)
  return association === undefined ? null : (childrenOf(association, 'sourceRef')[0] ?? null)
}

function targetOf(activity: ModdleElement, item: ModdleElement): ModdleElement | null {
  const association = childrenOf(activity, 'dataOutputAssociations').find((each) =>
    childrenOf(each, 'sourceRef').includes(item),
  )
  return association === undefined ? null : childOf(association, 'targetRef')
}
