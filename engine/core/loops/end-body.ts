import type { JsonValue, Variables } from '../../expressions/expression.ts'
import type { Activity } from '../../model/nodes/activity.ts'
import type { Loop } from '../../model/nodes/loop.ts'
import { recordCompletion } from '../compensation/record-completion.ts'
import { expressionFailure, type Failure, isFailure } from '../failure.ts'
import { findElement } from '../find-element.ts'
import { raiseIncident } from '../incidents.ts'
import { elementOf, emit, type Run } from '../run.ts'
import { terminateContent } from '../tokens/terminate.ts'
import { evaluateAt } from '../variables.ts'
import { throwOfBody } from './throw-of-body.ts'
import { holdsAt, wantsRound } from './wants-round.ts'

/** What a body gives to the results of its loop, if the loop collects any. */
function resultOf(run: Run, node: Activity, key: number): { readonly result?: JsonValue } | Failure {
  const output = node.loop?.type === 'multiInstance' ? node.loop.output : null
  if (output === null) return {}
  const result = evaluateAt(run, key, output.element)
  return result.ok ? { result: result.value } : expressionFailure(result, `Result of ${node.id}`, `${node.id} 的结果`)
}

/** One body of a loop is done: it is counted first, and only then the loop asks whether that was enough. */
export function endBody(run: Run, node: Activity, key: number): void {
  const { scope, body, variables = {} } = elementOf(run, key)
  if (body === undefined) throw new Error(`Expected element ${key} to be a body of ${node.id}.`)
  const given = resultOf(run, node, key)
  if (isFailure(given)) {
    raiseIncident(run, key, node.id, 'complete', given)
    return
  }
  recordCompletion(run, node, key)
  emit(run, { type: 'elementCompleted', key, node: node.id, body, ...given })
  run.touched.add(scope)
  const failed = throwOfBody(run, node, scope, variables)
  // What was thrown may have ended the whole.
  if (findElement(run.draft.elements, scope) === null) return
  if (failed === null) goOnWithLoop(run, node, scope, variables)
  else raiseIncident(run, scope, node.id, 'complete', failed)
}

/**
 * After a body: no more where the condition says so, and what else runs is cancelled; else the next one in turn
 * (BPMN 2.0.2 §13.3.6, §13.3.7). A loop in which nothing is left ends as any empty scope. `seen` are the variables of
 * the body that has ended.
 */
export function goOnWithLoop(run: Run, node: Activity, key: number, seen: Variables): void {
  if (node.loop === null) return
  const enough = isEnough(run, node, node.loop, key, seen)
  if (typeof enough !== 'boolean') raiseIncident(run, key, node.id, 'complete', enough)
  else if (enough) terminateContent(run, key)
  else startNextBody(run, node, key)
}

/** Bodies that come one after the other: the next one. Side by side, all have been started long since. */
export function startNextBody(run: Run, node: Activity, key: number): void {
  const { loop } = node
  if (loop === null) return
  const { started = 0, instances = null } = elementOf(run, key).loop ?? {}
  const isInTurn = loop.type === 'standardLoop' || loop.sequential
  if (isInTurn && (instances === null || started < instances)) {
    run.queue.push({ scope: key, flow: null, node, body: started })
  }
}

function isEnough(run: Run, node: Activity, loop: Loop, key: number, seen: Variables): boolean | Failure {
  if (loop.type === 'standardLoop') {
    const wanted = wantsRound(run, node, key, loop, seen)
    return typeof wanted === 'boolean' ? !wanted : wanted
  }
  return loop.completionCondition !== null && holdsAt(run, node, key, loop.completionCondition, seen)
}

/** The list of results that the whole gives when it is done; a body that gave none has null in its place. */
export function collectedResults(run: Run, { loop }: Activity, key: number): Variables | null {
  const { results = null, instances = null } = elementOf(run, key).loop ?? {}
  if (loop?.type !== 'multiInstance' || loop.output === null || results === null) return null
  const length = Math.max(results.length, instances ?? 0)
  return { [loop.output.collection]: Array.from({ length }, (_, body) => results[body] ?? null) }
}
