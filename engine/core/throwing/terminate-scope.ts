import type { FlowNode } from '../../model/nodes/flow-node.ts'
import { elementOf, emit, type Run } from '../run.ts'
import { endScope } from '../scopes.ts'
import { end } from '../tokens/complete.ts'
import { terminateContent } from '../tokens/terminate.ts'

/** Terminate: everything else in this scope ends, and it alone; around it, things go on as usual (§10.5.3). */
export function terminateScope(run: Run, node: FlowNode, key: number): void {
  const { scope } = elementOf(run, key)
  emit(run, { type: 'eventThrown', key, node: node.id, kind: 'terminate', name: null })
  end(run, node, key)
  terminateContent(run, scope)
  endScope(run, scope, 'terminated')
}
