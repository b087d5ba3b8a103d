import type { JsonValue, Variables } from '../../expressions/expression.ts'
import type { DataCopy } from '../../model/nodes/data-flow.ts'
import type { FlowNode } from '../../model/nodes/flow-node.ts'
import { isContext } from '../activities/results.ts'
import { expressionFailure, type Failure } from '../failure.ts'
import type { Run } from '../run.ts'
import { evaluateAt } from '../variables.ts'
import { storeContent } from './store-content.ts'

/** What copies come to: variables, and what is written to data stores. */
export interface Copied {
  readonly variables: Variables
  readonly stores: Variables
}

/**
 * Carries out copies one after the other, as seen from element `key` and by what is there `over` that; `current` reads a
 * variable of which only an entry is replaced. A plain copy of nothing does nothing (BPMN 2.0.2 §10.4.2).
 */
export function evaluateCopies(
  run: Run,
  node: FlowNode,
  key: number,
  copies: readonly DataCopy[],
  over: Variables,
  current: (name: string) => JsonValue | undefined,
): Copied | Failure {
  const variables: Record<string, JsonValue> = {}
  const stores: Record<string, JsonValue> = {}
  for (const { source, stores: read, plain, target } of copies) {
    const contents = Object.fromEntries(read.map((store) => [store, stores[store] ?? storeContent(run, store)]))
    const result = evaluateAt(run, key, source, { ...over, ...contents })
    if (!result.ok)
      return expressionFailure(result, `Data of ${target.name} at ${node.id}`, `${node.id} 的数据“${target.name}”`)
    if (plain && result.value === null) continue
    const { name, path, isStore } = target
    const into = isStore ? stores : variables
    const before =
      path.length === 0 ? null : (into[name] ?? (isStore ? storeContent(run, name) : current(name)) ?? null)
    into[name] = withEntry(before, path, result.value)
  }
  return { variables, stores }
}

/** The context with this value at the end of the path; what is no context on the way becomes one. */
function withEntry(before: JsonValue, [first, ...rest]: readonly string[], value: JsonValue): JsonValue {
  if (first === undefined) return value
  const context = isContext(before) ? before : {}
  return { ...context, [first]: withEntry(context[first] ?? null, rest, value) }
}
