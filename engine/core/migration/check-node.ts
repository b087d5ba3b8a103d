import type { CaughtEvent } from '../../model/nodes/event-definition.ts'
import type { FlowNode } from '../../model/nodes/flow-node.ts'
import type { Behaviour, Behaviours } from '../behaviour.ts'
import { type Migration, targetId, targetOf } from './migration.ts'
import { type MigrationProblem, type MigrationProblemCode, migrationProblem } from './migration-problem.ts'
import { isSameEvent } from './same-event.ts'

/** Why what stands at this node cannot stand at its counterpart; `null` where it can. */
export function checkNode(behaviours: Behaviours, migration: Migration, node: FlowNode): MigrationProblem | null {
  const code = codeOf(behaviours, migration, node)
  return code === null ? null : migrationProblem(node, code)
}

function codeOf(behaviours: Behaviours, migration: Migration, node: FlowNode): MigrationProblemCode | null {
  const target = targetOf(migration, node.id)
  if (target === null) return 'no-target'
  if (kindOf(target) !== kindOf(node)) return 'other-type'
  if (target.scope.id !== targetId(migration, node.scope.id)) return 'other-scope'
  if (loopOf(target) !== loopOf(node)) return 'other-loop'
  // Boundary events and starts of event sub-processes are waited for by others, who begin to wait anew.
  if ('interrupting' in node || isSameEvent(awaitedBy(behaviours, node), awaitedBy(behaviours, target))) return null
  return 'other-event'
}

function kindOf(node: FlowNode): string {
  const kind = 'triggeredByEvent' in node ? [node.triggeredByEvent, node.transaction] : []
  return [node.type, ...kind].join(' ')
}

/** How often it is carried out, as far as the counters of a running loop depend on it. */
function loopOf(node: FlowNode): string {
  const loop = 'loop' in node ? node.loop : null
  if (loop?.type !== 'multiInstance') return loop?.type ?? 'once'
  const { sequential, source, output } = loop
  return [sequential ? 'sequential' : 'parallel', source.kind, output !== null].join(' ')
}

function awaitedBy(behaviours: Behaviours, node: FlowNode): CaughtEvent | null {
  const behaviour: Behaviour = behaviours[node.type]
  return behaviour.awaits?.(node) ?? null
}
