import type { ScopeDefinition } from '../model/definition.ts'
import { behaviourOf } from './behaviour.ts'
import { endRevived } from './compensation/compensate.ts'
import { failure } from './failure.ts'
import { findElement } from './find-element.ts'
import { raiseIncident } from './incidents.ts'
import type { ElementInstance } from './instance.ts'
import { passStuckJoin, tokensAtJoins } from './joins.ts'
import { emit, nodeOf, type Run } from './run.ts'
import { complete } from './tokens/complete.ts'
import { letGo } from './tokens/let-go.ts'

/** Puts a token on every node that starts together with its scope (BPMN 2.0.2 §13.3.1, §13.3.4). */
export function startContent(run: Run, body: ScopeDefinition, scope: number): void {
  for (const node of body.startEvents) if (node.trigger === null) run.queue.push({ scope, flow: null, node })
  for (const node of body.implicitStarts) run.queue.push({ scope, flow: null, node })
  run.touched.add(scope)
}

/** A scope is done when nothing is left in it: no token moving, none at a join, none in an activity (§13.3.4). */
export function endScopeIfEmpty(run: Run, scope: number): boolean {
  const element = findElement(run.draft.elements, scope)
  if (element === null || element.state === 'failed' || element.waiting !== undefined) return false
  if (run.draft.elements.some((inner) => inner.scope === scope)) return false
  if (element.revived !== true && !mayEnd(run, element)) return false
  endScope(run, scope, 'completed')
  return true
}

function mayEnd(run: Run, { key, node: id }: ElementInstance): boolean {
  const node = run.definition.nodes.get(id)
  return node === undefined || behaviourOf(run, node).mayEnd?.(run, node, key) !== false
}

/** Ends an empty scope; a sub-process then goes on as any activity, and with the process the instance ends. */
export function endScope(run: Run, scope: number, state: 'completed' | 'terminated'): void {
  const element = findElement(run.draft.elements, scope)
  if (element === null) return
  if (element.scope === -1) endInstance(run, element, state)
  else if (element.revived === true) endRevived(run, scope)
  else complete(run, nodeOf(run, element), scope)
}

export function endInstance(run: Run, root: ElementInstance, state: 'completed' | 'terminated' | 'cancelled'): void {
  letGo(run, root)
  emit(run, { type: 'instanceEnded', state })
  run.queue = []
  run.taken = 0
  run.touched.clear()
}

/**
 * Tokens that wait at a join of a scope in which nothing else is left can never go on, for nobody comes any more. That
 * is an incident, never a silent end; only where tokens were moved by hand does the join pass with what has come. Event
 * sub-processes bring no token to the joins around them. Says whether anything moves now.
 */
export function settleStuckJoin(run: Run, scope: number): boolean {
  const element = findElement(run.draft.elements, scope)
  if (element === null || element.state === 'failed' || element.waiting === undefined) return false
  // Somebody may still choose what brings the missing token.
  if (element.adHoc !== undefined && !element.adHoc.enough) return false
  const besides = run.definition.scopes.get(element.node)?.eventSubProcesses ?? []
  const mayStillMove = ({ node, scope: outer }: ElementInstance) =>
    outer === scope && !besides.some(({ id }) => id === node)
  if (run.draft.elements.some(mayStillMove)) return false
  if (element.moved === true) {
    passStuckJoin(run, scope)
    return true
  }
  const joins = [...tokensAtJoins(run.definition.flows, element.waiting).keys()]
  const names = joins.join(', ')
  raiseIncident(
    run,
    scope,
    joins[0] ?? element.node,
    'leave',
    failure(
      'stuck-join',
      `Tokens wait before ${names}, but nothing is left that could join them.`,
      `令牌在 ${names} 前等待汇合，但已没有其他令牌能够到达。`,
    ),
  )
  return false
}
