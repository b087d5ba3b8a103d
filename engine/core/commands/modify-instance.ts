import type { FlowNode } from '../../model/nodes/flow-node.ts'
import { behaviourOf } from '../behaviour.ts'
import type { BodyOf } from '../commands.ts'
import type { Rejection } from '../decision.ts'
import { isFailure } from '../failure.ts'
import { reject } from '../rejections.ts'
import type { Run } from '../run.ts'
import { activateByHand, scopeByHand } from '../tokens/activate-by-hand.ts'
import { markMoved } from '../tokens/enter.ts'
import { terminate } from '../tokens/terminate.ts'

/**
 * Moves tokens by hand: what stands at some nodes ends, then others are activated, or left as if they had just
 * completed. All or nothing. Joins in the scopes concerned no longer wait for what cannot come any more.
 */
export function modifyInstance(
  run: Run,
  { terminate: ends, activate, after }: BodyOf<'modifyInstance'>,
): Rejection | null {
  run.movesByHand = true
  for (const id of ends) if (!endAt(run, id)) return reject('not-waiting', id)
  for (const id of activate) {
    const refused = activateByHand(run, id)
    if (refused !== null) return refused
  }
  for (const id of after) {
    const refused = leaveAt(run, id)
    if (refused !== null) return refused
  }
  return null
}

/** Everything that is alive at the node, and every token that waits before it. */
function endAt(run: Run, id: string): boolean {
  let any = false
  for (;;) {
    const element = run.draft.elements.find(({ node, scope }) => node === id && scope !== -1)
    if (element === undefined) break
    any = true
    markMoved(run, element.scope)
    terminate(run, element.key)
  }
  for (const { key, waiting = [] } of run.draft.elements) {
    const removed = waiting.filter((flow) => run.definition.flows.get(flow)?.target.id === id)
    if (removed.length === 0) continue
    any = true
    markMoved(run, key, removed)
  }
  return any
}

function leaveAt(run: Run, id: string): Rejection | null {
  const node = run.definition.nodes.get(id)
  if (node === undefined) return reject('no-such-node', id)
  const scope = scopeByHand(run, node)
  if (typeof scope !== 'number') return scope
  return leaveBehind(run, node, scope)
}

function leaveBehind(run: Run, node: FlowNode, scope: number): Rejection | null {
  const flows = behaviourOf(run, node).flows(run, node, scope, scope)
  if (isFailure(flows)) return { code: 'nothing-behind', message: flows.message, messageZh: flows.messageZh }
  if (flows.length === 0) return reject('nothing-behind', node.id)
  for (const flow of flows) run.queue.push({ scope, flow })
  return null
}
