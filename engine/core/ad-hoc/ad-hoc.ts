import type { JsonValue } from '../../expressions/expression.ts'
import type { AdHocSubProcess } from '../../model/nodes/activity.ts'
import type { FlowNode } from '../../model/nodes/flow-node.ts'
import { expressionFailure, type Failure, failure, isFailure, shown } from '../failure.ts'
import { raiseIncident } from '../incidents.ts'
import { elementOf, emit, type Run } from '../run.ts'
import { terminateContent } from '../tokens/terminate.ts'
import { evaluateAt } from '../variables.ts'

/** An activity that somebody may choose: one that no flow leads to. */
export function choosable({ body }: AdHocSubProcess, id: JsonValue): FlowNode | undefined {
  return body.implicitStarts.find((node) => node.id === id)
}

/** An activity was chosen and starts; it may be chosen again. */
export function choose(run: Run, key: number, node: FlowNode): void {
  emit(run, { type: 'activityChosen', key, node: node.id })
  run.queue.push({ scope: key, flow: null, node })
  run.touched.add(key)
}

/** Those that the model itself begins with, where it says so. */
export function chooseFirst(run: Run, node: AdHocSubProcess, key: number): void {
  if (node.activeElements === null) return
  const first = firstChosen(run, node, key)
  if (isFailure(first)) raiseIncident(run, key, node.id, 'activate', first)
  else for (const each of first) choose(run, key, each)
}

/**
 * An activity inside has ended: where the completion condition holds, it is enough, and what still runs is cancelled or
 * may end (§13.3.5). Says whether the token that has just ended goes no further.
 */
export function askAdHoc(run: Run, node: AdHocSubProcess, key: number): boolean {
  const { state, adHoc } = elementOf(run, key)
  if (node.completionCondition === null || adHoc?.enough !== false || state === 'failed') return false
  const enough = isEnough(run, node, key)
  run.touched.add(key)
  if (typeof enough !== 'boolean') raiseIncident(run, key, node.id, 'complete', enough)
  if (enough !== true) return false
  emit(run, { type: 'adHocEnough', key })
  if (node.cancelRemaining) terminateContent(run, key)
  return node.cancelRemaining
}

/** Empty is not done: without a condition something must have been chosen, with one it must hold. */
export function mayEndAdHoc(run: Run, key: number): boolean {
  const element = elementOf(run, key)
  const { adHoc, node } = element
  if (adHoc === undefined) return true
  const definition = run.definition.nodes.get(node)
  const asks = definition?.type === 'adHocSubProcess' && definition.completionCondition !== null
  return asks ? adHoc.enough : adHoc.chosen.length > 0
}

function isEnough(run: Run, { id, completionCondition }: AdHocSubProcess, key: number): boolean | Failure {
  if (completionCondition === null) return false
  const result = evaluateAt(run, key, completionCondition)
  if (!result.ok) return expressionFailure(result, `Completion condition of ${id}`, `${id} 的完成条件`)
  if (typeof result.value === 'boolean') return result.value
  return failure(
    'condition-not-boolean',
    `Expected the completion condition of ${id} (${completionCondition.source}) to be true or false, but found ${shown(result.value)}.`,
    `${id} 的完成条件（${completionCondition.source}）应为真或假，实际为 ${shown(result.value)}。`,
  )
}

function firstChosen(run: Run, node: AdHocSubProcess, key: number): readonly FlowNode[] | Failure {
  if (node.activeElements === null) return []
  const result = evaluateAt(run, key, node.activeElements)
  if (!result.ok) return expressionFailure(result, `Active elements of ${node.id}`, `${node.id} 的初始活动`)
  const ids = Array.isArray(result.value) ? result.value : null
  const chosen = ids?.map((id) => choosable(node, id))
  const first = chosen?.filter((each) => each !== undefined) ?? []
  if (ids !== null && first.length === ids.length) return first
  return failure(
    'active-elements-unknown',
    `Expected the active elements of ${node.id} to be a list of its activities without incoming flow, but found ${shown(result.value)}.`,
    `${node.id} 的初始活动应为其中没有流入顺序流的活动列表，实际为 ${shown(result.value)}。`,
  )
}
