import type { FlowNode } from '../../model/nodes/flow-node.ts'
import type { Rejection } from '../decision.ts'
import { reject } from '../rejections.ts'
import type { Bodies } from '../restart.ts'
import { elementOf, emit, type Run } from '../run.ts'
import { enterLoop, enterScope, markMoved } from './enter.ts'

/** Puts a token before a node, in the scopes around it, which are opened where they are not open. */
export function activateByHand(run: Run, id: string, bodies: Bodies = {}): Rejection | null {
  const node = run.definition.nodes.get(id)
  if (node === undefined) return reject('no-such-node', id)
  // No event has started it, so that somebody must say where its content begins: where it always does.
  const [start] = 'triggeredByEvent' in node && node.triggeredByEvent ? node.body.startEvents : []
  if (start !== undefined) return activateByHand(run, start.id, bodies)
  const scope = scopeByHand(run, node, bodies)
  if (typeof scope !== 'number') return scope
  const body = Object.hasOwn(bodies, id) ? bodies[id] : undefined
  if (body === undefined) {
    run.queue.push({ scope, flow: null, node })
    return null
  }
  if (!('loop' in node) || node.loop === null) return reject('not-a-multi-instance', id)
  const whole = enterLoop(run, node, scope, body)
  if (typeof whole !== 'number') return whole
  run.queue.push({ scope: whole, flow: null, node, body })
  return null
}

/** The scope in which somebody moves tokens at this node; of what is chosen one by one, that counts as a choice. */
export function scopeByHand(run: Run, { id, scope: around }: FlowNode, bodies: Bodies = {}): number | Rejection {
  const scope = enterScope(run, around, bodies)
  if (typeof scope !== 'number') return scope
  markMoved(run, scope)
  if (elementOf(run, scope).adHoc !== undefined) emit(run, { type: 'activityChosen', key: scope, node: id })
  return scope
}
