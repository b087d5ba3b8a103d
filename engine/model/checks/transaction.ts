import type { ProcessDefinition, ScopeDefinition } from '../definition.ts'
import type { SubProcess } from '../nodes/activity.ts'
import type { FlowNode } from '../nodes/flow-node.ts'
import type { Check, Finding } from './check.ts'

/** Only a transaction can be cancelled, and its boundary says where that leads (BPMN 2.0.2 §10.3.5, §10.5.6). */
export const transaction: Check = {
  rule: 'transaction',
  find: (process) => [...process.nodes.values()].flatMap((node) => findingsAt(process, node)),
}

function findingsAt(process: ProcessDefinition, node: FlowNode): Finding[] {
  if (node.type === 'boundaryEvent' && node.trigger.type === 'cancel') {
    const { attachedTo } = node
    if (attachedTo.type === 'subProcess' && attachedTo.transaction) return []
    return [
      {
        severity: 'error',
        element: node.id,
        message: `Expected "${node.id}" to sit on a transaction, but "${attachedTo.id}" is none.`,
        messageZh: `取消边界事件“${node.id}”只能附着在事务子流程上。`,
      },
    ]
  }
  if (node.type !== 'endEvent' || node.trigger?.type !== 'cancel') return []
  const around = transactionAround(process, node.scope)
  if (around === null) {
    return [
      {
        severity: 'error',
        element: node.id,
        message: `Expected cancel end event "${node.id}" to lie in a transaction.`,
        messageZh: `取消结束事件“${node.id}”应位于事务子流程中。`,
      },
    ]
  }
  if (around.boundaryEvents.some(({ trigger }) => trigger.type === 'cancel')) return []
  return [
    {
      severity: 'warning',
      element: around.id,
      message: `Expected a cancel event at the boundary of "${around.id}": when it is cancelled, its path ends there.`,
      messageZh: `事务“${around.id}”没有取消边界事件，取消后该路径到此结束。`,
    },
  ]
}

function transactionAround(process: ProcessDefinition, scope: ScopeDefinition): SubProcess | null {
  for (let at: ScopeDefinition | null = scope; at !== null; at = at.parent) {
    const owner = process.nodes.get(at.id)
    if (owner?.type === 'subProcess' && owner.transaction) return owner
  }
  return null
}
