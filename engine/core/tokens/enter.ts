import type { ScopeDefinition } from '../../model/definition.ts'
import type { Activity } from '../../model/nodes/activity.ts'
import type { FlowNode } from '../../model/nodes/flow-node.ts'
import { behaviourOf } from '../behaviour.ts'
import { beginClocks } from '../clocks/begin-clocks.ts'
import type { Rejection } from '../decision.ts'
import { type Failure, isFailure } from '../failure.ts'
import { findElement } from '../find-element.ts'
import type { ElementInstance, IncidentState } from '../instance.ts'
import { loopByHand } from '../loops/start-loop.ts'
import { reject } from '../rejections.ts'
import type { Bodies } from '../restart.ts'
import { elementOf, emit, newKey, type Run } from '../run.ts'

/**
 * The element in which a node of this scope can be activated by hand: the one that is alive, else a new one whose
 * content does not start by itself. Which one of several is meant, or which body of one that loops, `bodies` says.
 */
export function enterScope(run: Run, scope: ScopeDefinition, bodies: Bodies = {}): number | Rejection {
  if (scope.parent === null) return 0
  const alive = run.draft.elements.filter(
    (element) => element.node === scope.id && isOpen(element) && isMeant(run, element, bodies),
  )
  const [only] = alive
  if (only !== undefined) return alive.length === 1 ? only.key : reject('several-scopes', scope.id)
  const outer = enterScope(run, scope.parent, bodies)
  return typeof outer === 'number' ? enterAnew(run, scope, outer, bodies) : outer
}

/** Neither a loop as a whole, nor one that had completed and lives only to be compensated. */
function isOpen({ loop, revived }: ElementInstance): boolean {
  return loop === undefined && revived !== true
}

/** Whether it is, and lies in, the bodies that were named. */
function isMeant(run: Run, element: ElementInstance, bodies: Bodies): boolean {
  for (let at: ElementInstance | null = element; at !== null; at = findElement(run.draft.elements, at.scope)) {
    if (at.body !== undefined && Object.hasOwn(bodies, at.node) && bodies[at.node] !== at.body) return false
  }
  return true
}

/** From now on, joins in this scope wait only for what can still come; `removed` no longer wait there. */
export function markMoved(run: Run, scope: number, removed: readonly string[] = []): void {
  run.touched.add(scope)
  // Where tokens are moved, the join before which they were stuck passes with what there is.
  const { incident, node } = elementOf(run, scope)
  if (incident?.code === 'stuck-join') emit(run, { type: 'incidentResolved', key: scope, node })
  if (elementOf(run, scope).moved !== true || removed.length > 0) emit(run, { type: 'tokensMoved', scope, removed })
}

function enterAnew(run: Run, { id }: ScopeDefinition, scope: number, bodies: Bodies): number | Rejection {
  const node = run.definition.nodes.get(id)
  if (node === undefined || behaviourOf(run, node).open === undefined) return reject('cannot-enter', id)
  if (!('loop' in node) || node.loop === null) return openByHand(run, node, scope)
  const body = Object.hasOwn(bodies, id) ? bodies[id] : undefined
  if (body === undefined) return reject('cannot-enter', id)
  const whole = enterLoop(run, node, scope, body)
  return typeof whole === 'number' ? openByHand(run, node, whole, body) : whole
}

/**
 * The activity as a whole in which body `index` is entered by hand: the one that is alive, else a new one. Its other
 * bodies count as done, without results; where they come one after the other, those before.
 */
export function enterLoop(run: Run, node: Activity, scope: number, index: number): number | Rejection {
  const alive = run.draft.elements.find(
    (each) => each.scope === scope && each.node === node.id && each.loop !== undefined,
  )
  const whole = alive?.key ?? openByHand(run, node, scope)
  if (typeof whole !== 'number') return whole
  const failed = alive === undefined ? loopByHand(run, node, whole, index) : null
  if (failed !== null) return rejectionOf(failed)
  const { instances = null } = elementOf(run, whole).loop ?? {}
  if (instances !== null && index >= instances) return reject('no-such-body', node.id, String(index), String(instances))
  const isInTurn = node.loop?.type === 'standardLoop' || node.loop?.sequential === true
  const inside = run.draft.elements.filter((each) => each.scope === whole)
  if (inside.some(({ body }) => isInTurn || body === index)) return reject('body-runs', node.id)
  emit(run, { type: 'bodyEntered', key: whole, node: node.id })
  return whole
}

/** A new element that begins to wait for what it waits for as long as it stands, and nothing else. */
function openByHand(run: Run, node: FlowNode, scope: number, body?: number): number | Rejection {
  const behaviour = behaviourOf(run, node)
  const locals = behaviour.locals?.(run, node, scope, body) ?? null
  if (locals !== null && isFailure(locals)) return rejectionOf(locals)
  if (body === undefined) markMoved(run, scope)
  const key = newKey(run)
  emit(run, {
    type: 'elementActivated',
    key,
    node: node.id,
    scope,
    ...(locals === null ? undefined : { variables: locals }),
    ...(body === undefined ? undefined : { body }),
  })
  run.touched.add(key)
  const hindered = beginClocks(run, node, key)
  if (hindered !== null) return rejectionOf(hindered)
  behaviour.open?.(run, node, key)
  const { incident } = elementOf(run, key)
  return incident === undefined ? key : rejectionOf(incident)
}

function rejectionOf({ code, message, messageZh }: Failure | IncidentState): Rejection {
  return { code, message, messageZh }
}
