import { childOf, childrenOf, type ModdleElement, unresolvedIdsOf } from '../../moddle.ts'
import type { DataCopy, DataFlow } from '../../nodes/data-flow.ts'
import type { Reading } from '../reading.ts'
import { dataVariable } from './data-variable.ts'
import { readCopies } from './read-copies.ts'

/**
 * Data inputs, data outputs, properties and associations of an activity or event (BPMN 2.0.2 §10.4); `null` where it
 * has none that do anything. Inputs that no association fills, and outputs that none takes up, are plain variables.
 */
export function readDataFlow(element: ModdleElement, reading: Reading): DataFlow | null {
  const inputs = copiesOf(element, 'dataInputAssociations', reading)
  const outputs = copiesOf(element, 'dataOutputAssociations', reading)
  const given = outputsOf(element)
  const properties = childrenOf(element, 'properties')
    .filter(isNamed)
    .flatMap((each) => dataVariable(each) ?? [])
  const taken = new Set(outputs.flatMap(({ source }) => source.names))
  const associated = given.filter((name) => taken.has(name))
  const items = [...new Set([...inputs.map(({ target }) => target.name), ...associated, ...properties])]
  if (items.length === 0 && outputs.length === 0) return null

  const io = childOf(element, 'ioSpecification') ?? element
  const fromStores = new Set(inputs.filter(({ stores }) => stores.length > 0).map(({ target }) => target.name))
  const filled = (name: string) => inputs.some(({ target }) => target.name === name) && !fromStores.has(name)
  noteWhileExecuting(element, io, reading)
  return {
    items,
    inputs,
    outputs,
    inputSets: setsOf(io, 'inputSet', 'dataInputRefs', 'optionalInputRefs', filled),
    // What a message does not bring, nobody has promised.
    outputSets: element.$instanceOf('bpmn:CatchEvent')
      ? []
      : setsOf(io, 'outputSet', 'dataOutputRefs', 'optionalOutputRefs', (name) => associated.includes(name)),
    content: receives(element) && given.length === 1 ? (associated[0] ?? null) : null,
  }
}

/** After a problem the definition comes to nothing. What a loop reads and writes itself is not copied once more. */
function copiesOf(
  element: ModdleElement,
  property: 'dataInputAssociations' | 'dataOutputAssociations',
  reading: Reading,
): readonly DataCopy[] {
  const loop = childOf(element, 'loopCharacteristics')
  const collected = loop === null ? null : childOf(loop, 'loopDataOutputRef')
  return childrenOf(element, property)
    .filter((each) => collected === null || !childrenOf(each, 'sourceRef').includes(collected))
    .flatMap((each) => readCopies(element, each, reading) ?? [])
}

/** Names of the data outputs: its own, and those of the process that it calls. */
function outputsOf(element: ModdleElement): readonly string[] {
  const io = childOf(element, 'ioSpecification') ?? element
  const associations = childrenOf(element, 'dataOutputAssociations')
  const sources = associations.flatMap((each) => childrenOf(each, 'sourceRef'))
  const outputs = [...childrenOf(io, 'dataOutputs'), ...sources.filter(({ $type }) => $type === 'bpmn:DataOutput')]
  const isCall = element.$type === 'bpmn:CallActivity'
  const variables = isCall ? associations.flatMap((each) => unresolvedIdsOf(each, 'sourceRef')) : []
  return [...new Set([...outputs.flatMap((each) => dataVariable(each) ?? []), ...variables])]
}

function isNamed(property: ModdleElement): boolean {
  return property.get('name') !== '__targetRef_placeholder'
}

function receives(element: ModdleElement): boolean {
  return element.$type === 'bpmn:ReceiveTask' || element.$instanceOf('bpmn:CatchEvent')
}

/** The required names of each set; none at all where one of the sets requires nothing. */
function setsOf(
  io: ModdleElement,
  property: 'inputSet' | 'outputSet',
  all: string,
  optional: string,
  isFlowing: (name: string) => boolean,
): readonly (readonly string[])[] {
  const ownSet = childOf(io, property)
  const sets = ownSet === null ? childrenOf(io, `${property}s`) : [ownSet]
  const required = sets.map((set) => {
    const left = new Set(childrenOf(set, optional))
    const wanted = childrenOf(set, all).filter((each) => !left.has(each))
    return wanted.flatMap((each) => dataVariable(each) ?? []).filter(isFlowing)
  })
  return required.every((names) => names.length > 0) ? required : []
}

function noteWhileExecuting(element: ModdleElement, io: ModdleElement, reading: Reading): void {
  const sets = [...childrenOf(io, 'inputSets'), ...childrenOf(io, 'outputSets')]
  const streams = ['whileExecutingInputRefs', 'whileExecutingOutputRefs']
  if (!sets.some((set) => streams.some((property) => childrenOf(set, property).length > 0))) return
  reading.note(
    element,
    'while-executing',
    'Data that may come or go while the activity runs is taken in when it begins and given out when it ends.',
    '执行期间的数据输入输出在活动开始时读取、结束时写出。',
  )
}
