import type { FlowNode } from '../../model/nodes/flow-node.ts'
import type { ComplexGateway } from '../../model/nodes/gateway.ts'
import { expressionFailure, type Failure, failure, shown } from '../failure.ts'
import { elementOf, emit, type Run } from '../run.ts'
import { evaluateAt } from '../variables.ts'
import { activate } from './activate.ts'

/**
 * A complex gateway has two phases (BPMN 2.0.2 §13.4.5). First it waits until its activation condition holds for the
 * flows that have a token. Then it waits for the other flows as an inclusive join does, and begins anew.
 */
export function passIfActivated(run: Run, node: ComplexGateway, scope: number): boolean {
  const filled = filledFlows(node, elementOf(run, scope).waiting ?? [])
  if (filled.length === 0 || usedFlows(run, node, scope) !== null) return false
  const holds = isActivated(run, node, scope, filled.length)
  if (holds === false) return false
  pass(run, node, scope, filled, true, typeof holds === 'boolean' ? null : holds)
  return true
}

/** Lets it pass with what has come, whatever its condition says: somebody has decided so. */
export function passComplexJoin(run: Run, node: FlowNode, scope: number): void {
  const filled = filledFlows(node, elementOf(run, scope).waiting ?? [])
  pass(run, node, scope, filled, usedFlows(run, node, scope) === null, null)
}

/** The flows that brought a token in the first phase; `null` in that phase itself. */
export function usedFlows(run: Run, { id }: FlowNode, scope: number): readonly string[] | null {
  return elementOf(run, scope).complex?.[id] ?? null
}

/** Ends the second phase: nothing more is expected on the flows that brought no token in the first. */
export function resetComplexJoin(run: Run, node: FlowNode, scope: number, used: readonly string[]): void {
  const { waiting = [] } = elementOf(run, scope)
  const late = filledFlows(node, waiting).filter((flow) => !used.includes(flow))
  pass(run, node, scope, late, false, null)
}

export function filledFlows({ incoming }: FlowNode, waiting: readonly string[]): readonly string[] {
  const filled = new Set(waiting)
  return incoming.map(({ id }) => id).filter((flow) => filled.has(flow))
}

function pass(
  run: Run,
  node: FlowNode,
  scope: number,
  consumed: readonly string[],
  waitingForStart: boolean,
  failed: Failure | null,
): void {
  emit(run, { type: 'gatewayTurned', scope, node: node.id, used: waitingForStart ? consumed : null })
  const variables = { waitingForStart, activationCount: consumed.length }
  activate(run, node, scope, { consumed, variables, ...(failed === null ? undefined : { failed }) })
}

function isActivated(run: Run, { id, activation }: ComplexGateway, scope: number, count: number): boolean | Failure {
  if (activation === null) return true
  const result = evaluateAt(run, scope, activation, { activationCount: count, waitingForStart: true })
  if (!result.ok) return expressionFailure(result, `Activation of ${id}`, `${id} 的激活条件`)
  if (typeof result.value === 'boolean') return result.value
  return failure(
    'condition-not-boolean',
    `Expected the activation condition of ${id} (${activation.source}) to be true or false, but found ${shown(result.value)}.`,
    `${id} 的激活条件（${activation.source}）应为真或假，实际为 ${shown(result.value)}。`,
  )
}
