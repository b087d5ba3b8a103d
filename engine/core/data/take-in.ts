import type { Variables } from '../../expressions/expression.ts'
import type { DataFlow } from '../../model/nodes/data-flow.ts'
import type { FlowNode } from '../../model/nodes/flow-node.ts'
import { behaviourOf } from '../behaviour.ts'
import { type Failure, isFailure } from '../failure.ts'
import { raiseIncident } from '../incidents.ts'
import { elementOf, emit, nodeOf, type Run } from '../run.ts'
import { readVariable, setLocally } from '../variables.ts'
import { evaluateCopies } from './evaluate-copies.ts'

/**
 * Fills the data inputs of a node that its token has reached. Where no input set has a value for all that it requires,
 * the node waits, and is asked again whenever a variable changes (BPMN 2.0.2 §13.3.2). Says whether it may begin.
 */
export function takeIn(run: Run, node: FlowNode, key: number): boolean {
  const { data } = node
  if (data === null) return true
  const inputs = inputsOf(run, node, data, key)
  if (isFailure(inputs)) {
    raiseIncident(run, key, node.id, 'activate', inputs)
    return false
  }
  if (!isComplete(data.inputSets, inputs)) {
    emit(run, { type: 'dataAwaited', key, node: node.id })
    return false
  }
  setLocally(run, key, { ...Object.fromEntries(data.items.map((name) => [name, null])), ...inputs })
  return true
}

/** Lets everything begin whose data has come meanwhile. */
export function askForData(run: Run): void {
  for (const { key } of run.draft.elements.filter(({ ready }) => ready === true)) {
    const element = run.draft.elements.find((each) => each.key === key)
    if (element === undefined || element.state === 'failed') continue
    const node = nodeOf(run, element)
    const inputs = node.data === null ? {} : inputsOf(run, node, node.data, key)
    // What cannot be reckoned is told as it begins.
    if (node.data !== null && !isFailure(inputs) && !isComplete(node.data.inputSets, inputs)) continue
    emit(run, { type: 'dataArrived', key, node: node.id })
    behaviourOf(run, node).activate(run, node, key)
  }
}

/** Whether one of the sets has a value for each of its names; where there are none, nothing is required. */
export function isComplete(sets: readonly (readonly string[])[], values: Variables): boolean {
  return sets.length === 0 || sets.some((names) => names.every((name) => (values[name] ?? null) !== null))
}

function inputsOf(run: Run, node: FlowNode, { inputs }: DataFlow, key: number): Variables | Failure {
  const { scope } = elementOf(run, key)
  const copied = evaluateCopies(run, node, key, inputs, {}, (name) => readVariable(run.draft.elements, scope, name))
  return isFailure(copied) ? copied : copied.variables
}
