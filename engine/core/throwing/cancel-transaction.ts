import type { FlowNode } from '../../model/nodes/flow-node.ts'
import { compensateInTurn } from '../compensation/compensate.ts'
import { recordWhatIsCutOff } from '../compensation/record-completion.ts'
import type { ElementInstance } from '../instance.ts'
import { elementOf, emit, nodeOf, type Run } from '../run.ts'
import { end } from '../tokens/complete.ts'
import { letGo } from '../tokens/let-go.ts'
import { contentDeepestFirst, terminateContent } from '../tokens/terminate.ts'

/**
 * Everything in the transaction is cancelled, then what has completed in it is compensated in reverse order, and only
 * then its boundary event goes on (BPMN 2.0.2 §10.3.5, §13.5.5).
 */
export function cancelTransaction(run: Run, node: FlowNode, key: number): void {
  const transaction = transactionAround(run, key).key
  emit(run, { type: 'eventThrown', key, node: node.id, kind: 'cancel', name: null })
  end(run, node, key)
  for (const element of contentDeepestFirst(run.draft.elements, transaction)) {
    recordWhatIsCutOff(run, elementOf(run, element.key))
  }
  terminateContent(run, transaction)
  letGo(run, elementOf(run, transaction))
  const { compensations: records = [], waiting: consumed = [] } = elementOf(run, transaction)
  compensateInTurn(run, transaction, [{ scope: transaction, records, consumed }])
}

/** Of a transaction that loops, the whole is cancelled: its boundary events sit on that. */
function transactionAround(run: Run, key: number): ElementInstance {
  for (let at = elementOf(run, key); at.scope !== -1; at = elementOf(run, at.scope)) {
    const node = nodeOf(run, at)
    if ('transaction' in node && node.transaction) return at.body === undefined ? at : elementOf(run, at.scope)
  }
  throw new Error(`Expected element ${key} to lie in a transaction.`)
}
