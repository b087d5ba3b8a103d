import { childOf, isTrue, type ModdleElement, textOf } from '../../moddle.ts'
import type { LoopOutput, MultiInstance } from '../../nodes/loop.ts'
import { extensionOf, vendorAttribute } from '../extensions.ts'
import { readCondition, readExpression, readFormalExpression } from '../read-expression.ts'
import { isVariableName } from '../read-mappings.ts'
import type { Reading } from '../reading.ts'
import { itemVariable } from './item-variable.ts'
import { readBehaviour } from './read-behaviour.ts'

type Source = MultiInstance['source'] | 'refused'

/** Multi-instance as BPMN writes it, and as Camunda 7, Camunda 8 and Flowable do (BPMN 2.0.2 §10.3.8, §13.3.7). */
export function readMultiInstance(
  activity: ModdleElement,
  loop: ModdleElement,
  reading: Reading,
): MultiInstance | 'refused' {
  const throws = readBehaviour(activity, loop, reading)
  const zeebe = extensionOf(loop, 'zeebe:loopCharacteristics')
  const source = readSource(activity, loop, zeebe, reading)
  const completionCondition = readCondition(activity, childOf(loop, 'completionCondition'), reading)
  const output = readOutput(activity, loop, zeebe, reading)
  const inputItem = readName(
    activity,
    textAt(zeebe, 'inputElement') ?? vendorAttribute(loop, 'elementVariable') ?? itemName(loop, 'inputDataItem'),
    reading,
  )
  const counter = readName(activity, vendorAttribute(loop, 'elementIndexVariable'), reading)
  if (throws === 'refused' || source === 'refused' || completionCondition === 'refused' || output === 'refused')
    return 'refused'
  if (inputItem === 'refused' || counter === 'refused') return 'refused'
  return {
    type: 'multiInstance',
    sequential: isTrue(loop, 'isSequential'),
    source,
    inputItem,
    counter,
    firstCounter: zeebe === null ? 0 : 1,
    output,
    completionCondition,
    throws,
  }
}

function readSource(
  activity: ModdleElement,
  loop: ModdleElement,
  zeebe: ModdleElement | null,
  reading: Reading,
): Source {
  const cardinality = childOf(loop, 'loopCardinality')
  const collection =
    textAt(zeebe, 'inputCollection') ??
    vendorAttribute(loop, 'collection') ??
    itemVariable(activity, loop, 'loopDataInputRef')
  if ((cardinality === null) === (collection === null)) {
    reading.refuse(
      activity,
      'multi-instance-source',
      `Expected a multi-instance activity to have either a loopCardinality or a collection, but found ${cardinality === null ? 'neither' : 'both'}.`,
      `多实例活动必须且只能有实例数（loopCardinality）或集合之一，实际${cardinality === null ? '两者都没有' : '两者都有'}。`,
    )
    return 'refused'
  }
  if (collection !== null) {
    const value = readExpression(activity, collection, reading)
    return value === null ? 'refused' : { kind: 'collection', value }
  }
  if (cardinality === null) return 'refused'
  const text = textOf(cardinality, 'body') ?? ''
  // A number is the same in every expression language.
  const value = /^\d+$/.test(text)
    ? readExpression(activity, text, reading)
    : readFormalExpression(activity, cardinality, reading)
  return value === null ? 'refused' : { kind: 'cardinality', value }
}

function readOutput(
  activity: ModdleElement,
  loop: ModdleElement,
  zeebe: ModdleElement | null,
  reading: Reading,
): LoopOutput | null | 'refused' {
  const aggregation = ['flowable:variableAggregation', 'activiti:variableAggregation'].find(
    (type) => extensionOf(loop, type) !== null,
  )
  if (aggregation !== undefined) {
    reading.refuse(
      activity,
      'unsupported-multi-instance-output',
      `Expected results in loopDataOutputRef and outputDataItem, but found ${aggregation}.`,
      `结果应使用 loopDataOutputRef 和 outputDataItem，实际为 ${aggregation}。`,
    )
    return 'refused'
  }
  const collection = readName(
    activity,
    textAt(zeebe, 'outputCollection') ?? itemVariable(activity, loop, 'loopDataOutputRef'),
    reading,
  )
  const text = textAt(zeebe, 'outputElement') ?? itemName(loop, 'outputDataItem')
  if (collection === 'refused' || (collection === null && text === null)) return collection
  if (collection === null || text === null) {
    reading.refuse(
      activity,
      'multi-instance-output',
      'Expected the results of a multi-instance activity to name both a list and what each instance gives.',
      '多实例的结果必须同时指定列表和每个实例给出的值。',
    )
    return 'refused'
  }
  const element = readExpression(activity, text, reading)
  if (element === null) return 'refused'
  const name = text.replace(/^=/, '').trim()
  return { collection, item: isVariableName(name) ? name : null, element }
}

function readName(activity: ModdleElement, name: string | null, reading: Reading): string | null | 'refused' {
  if (name === null || isVariableName(name)) return name
  reading.refuse(
    activity,
    'variable-name',
    `Expected a variable name of letters, digits and _, but found "${name}".`,
    `变量名只能由字母、数字和下划线组成，实际为“${name}”。`,
  )
  return 'refused'
}

function itemName(loop: ModdleElement, property: 'inputDataItem' | 'outputDataItem'): string | null {
  const item = childOf(loop, property)
  return item === null ? null : (textOf(item, 'name') ?? textOf(item, 'id'))
}

function textAt(element: ModdleElement | null, attribute: string): string | null {
  return element === null ? null : textOf(element, attribute)
}
