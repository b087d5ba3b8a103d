import type { SequenceFlow } from '../../model/definition.ts'
import type { FlowNode } from '../../model/nodes/flow-node.ts'
import { expressionFailure, type Failure, failure, shown } from '../failure.ts'
import type { Run } from '../run.ts'
import { evaluateAt } from '../variables.ts'

type Leaving = FlowNode & { readonly defaultFlow?: SequenceFlow | null }

/**
 * Every flow whose condition holds and every flow without one; else the default flow (BPMN 2.0.2 §13.3.2, §13.4.3).
 * A node without outgoing flows ends its path.
 */
export function everyFlowThatFits(run: Run, node: Leaving, scope: number): readonly SequenceFlow[] | Failure {
  const { outgoing } = node
  const only = outgoing[0]
  if (only === undefined || (outgoing.length === 1 && only.condition === null)) return outgoing
  const chosen = chosenByScript(run, node)
  if (chosen !== null) return chosen
  const fitting: SequenceFlow[] = []
  for (const flow of outgoing) {
    if (flow === node.defaultFlow) continue
    const fits = holds(run, flow, scope)
    if (typeof fits !== 'boolean') return fits
    if (fits) fitting.push(flow)
  }
  return fitting.length > 0 ? fitting : orDefault(node)
}

/** The first flow in the order of the file whose condition holds, else the default flow (BPMN 2.0.2 §13.4.2). */
export function firstFlowThatFits(run: Run, node: Leaving, scope: number): readonly SequenceFlow[] | Failure {
  const { outgoing } = node
  const only = outgoing[0]
  if (only === undefined || (outgoing.length === 1 && only.condition === null)) return outgoing
  const chosen = chosenByScript(run, node)
  if (chosen !== null) return chosen
  for (const flow of outgoing) {
    if (flow === node.defaultFlow) continue
    const fits = holds(run, flow, scope)
    if (typeof fits !== 'boolean') return fits
    if (fits) return [flow]
  }
  return orDefault(node)
}

function chosenByScript(run: Run, node: Leaving): readonly SequenceFlow[] | null {
  const ids = run.context.choose?.(node.id) ?? null
  return ids === null ? null : node.outgoing.filter((flow) => ids.includes(flow.id))
}

/** A condition that fails, or is neither true nor false, is a failure: it must not count as "no". */
function holds(run: Run, flow: SequenceFlow, scope: number): boolean | Failure {
  if (flow.condition === null) return true
  const result = evaluateAt(run, scope, flow.condition)
  if (!result.ok) return expressionFailure(result, `Condition of flow ${flow.id}`, `顺序流 ${flow.id} 的条件`)
  if (typeof result.value === 'boolean') return result.value
  const { source } = flow.condition
  return failure(
    'condition-not-boolean',
    `Expected the condition of flow ${flow.id} (${source}) to be true or false, but found ${shown(result.value)}.`,
    `顺序流 ${flow.id} 的条件（${source}）应为真或假，实际为 ${shown(result.value)}。`,
  )
}

function orDefault(node: Leaving): readonly SequenceFlow[] | Failure {
  if (node.defaultFlow != null) return [node.defaultFlow]
  return failure(
    'no-flow',
    `Expected a flow out of ${node.id} whose condition holds, but there is none and no default flow.`,
    `${node.id} 没有条件成立的流出顺序流，也没有默认流。`,
  )
}
