import type { JsonValue, Variables } from '../../expressions/expression.ts'
import type { FlowNode } from '../../model/nodes/flow-node.ts'
import { partResults } from '../data/give-out.ts'
import { type Failure, failure, shown } from '../failure.ts'
import { elementOf, type Run } from '../run.ts'
import { complete } from '../tokens/complete.ts'
import { setLocally, setWhereTheyLive } from '../variables.ts'

/**
 * An element completes with these results. Where it maps its output, they stay its own and only what is mapped goes
 * further; else each goes to where a variable of that name lives.
 */
export function completeWith(run: Run, node: FlowNode, key: number, results: Variables): void {
  const { own, others } = partResults(node, results)
  if (node.data !== null) setLocally(run, holderOf(run, key), own)
  if ('outputs' in node && node.outputs.length > 0) setLocally(run, key, others)
  else setWhereTheyLive(run, whereResultsGo(run, key), others)
  complete(run, node, key)
}

/** Data items belong to the whole of a loop. */
function holderOf(run: Run, key: number): number {
  const { scope, body } = elementOf(run, key)
  return body === undefined ? key : scope
}

/** A body of a loop has variables of its own for what it gives. */
function whereResultsGo(run: Run, key: number): number {
  const { scope, body } = elementOf(run, key)
  return body === undefined ? scope : key
}

/** The result of a script or decision as variables: under one name, or the entries of the context that it gave. */
export function asResults(value: JsonValue, name: string | null, node: string): Variables | Failure {
  if (name !== null) return { [name]: value }
  if (isContext(value)) return value
  return failure(
    'result-not-a-context',
    `Expected ${node} to give a context, whose entries become variables, but found ${shown(value)}.`,
    `${node} 应得出一个上下文（其条目成为变量），实际为 ${shown(value)}。`,
  )
}

export function isContext(value: JsonValue): value is Variables {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
