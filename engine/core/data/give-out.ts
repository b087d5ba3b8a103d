import type { JsonValue, Variables } from '../../expressions/expression.ts'
import type { DataFlow } from '../../model/nodes/data-flow.ts'
import type { FlowNode } from '../../model/nodes/flow-node.ts'
import { type Failure, failure, isFailure } from '../failure.ts'
import { elementOf, emit, type Run } from '../run.ts'
import { readVariable, setWhereTheyLive } from '../variables.ts'
import { evaluateCopies } from './evaluate-copies.ts'
import { isComplete } from './take-in.ts'

/**
 * What the output associations of a node put where when it completes with these results, or why it cannot: none of its
 * output sets has a value for all that it requires (BPMN 2.0.2 §13.3.2). Bodies of a loop leave that to the whole.
 */
export function prepareOutput(
  run: Run,
  node: FlowNode,
  key: number,
  results: Variables,
): (() => void) | Failure | null {
  const { data } = node
  if (data === null || data.outputs.length === 0) return null
  const { body, scope } = elementOf(run, key)
  if (body !== undefined) return null
  const { elements } = run.draft
  const given = Object.fromEntries(
    data.items.map((name) => [name, results[name] ?? readVariable(elements, key, name) ?? null]),
  )
  if (!isComplete(data.outputSets, given)) return missing(node, data)
  const copied = evaluateCopies(run, node, key, data.outputs, given, (name) => readVariable(elements, scope, name))
  if (isFailure(copied)) return copied
  return () => {
    setWhereTheyLive(run, scope, copied.variables)
    for (const [store, value] of Object.entries(copied.stores)) {
      emit(run, { type: 'storeWritten', store, node: node.id, value })
    }
  }
}

/** What a throw event, send task or call takes along: its data inputs. */
export function contentOf(run: Run, { data }: FlowNode, key: number): Variables {
  const names = data?.inputs.map(({ target }) => target.name) ?? []
  return Object.fromEntries(names.map((name) => [name, readVariable(run.draft.elements, key, name) ?? null]))
}

/**
 * Parts what a node is given into its own data items and the rest, which are variables of the scopes around it. One data
 * output for what is received holds its content (BPMN 2.0.2 §10.5.1): the value that came, or all of them as a context.
 */
export function partResults(
  { data }: FlowNode,
  results: Variables,
): { readonly own: Variables; readonly others: Variables } {
  if (data === null || data.outputs.length === 0) return { own: {}, others: results }
  const isOwn = ([name]: readonly [string, JsonValue]) => data.items.includes(name)
  const entries = Object.entries(results)
  const own = Object.fromEntries(entries.filter(isOwn))
  const others = Object.fromEntries(entries.filter((entry) => !isOwn(entry)))
  const [first, second] = entries
  if (data.content === null || Object.hasOwn(own, data.content) || first === undefined) return { own, others }
  return { own: { ...own, [data.content]: second === undefined ? first[1] : results }, others }
}

/** The variables that an element has from the start, where it has any. */
export function ownFromTheStart(own: Variables): { readonly variables?: Variables } {
  return Object.keys(own).length === 0 ? {} : { variables: own }
}

function missing({ id }: FlowNode, { outputSets }: DataFlow): Failure {
  const sets = outputSets.map((names) => names.join(', ')).join(' / ')
  return failure(
    'output-missing',
    `Expected ${id} to give ${sets}, which its output set requires, but it did not.`,
    `${id} 没有给出其输出集要求的数据：${sets}。`,
  )
}
