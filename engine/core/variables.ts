import type {
  CompiledExpression,
  ExpressionResult,
  ExpressionScope,
  JsonValue,
  Variables,
} from '../expressions/expression.ts'
import type { ProcessDefinition } from '../model/definition.ts'
import type { Mapping } from '../model/nodes/activity.ts'
import { CLOCK, clockVariable } from './clocks/clock-variable.ts'
import { expressionFailure, type Failure } from './failure.ts'
import { findElement } from './find-element.ts'
import type { ElementInstance, ProcessInstance } from './instance.ts'
import { loopVariable, loopVariables } from './loops/loop-variables.ts'
import { emit, type Run } from './run.ts'

/** The value that an expression at element `key` sees: its own, else that of the nearest scope around it. */
export function readVariable(elements: readonly ElementInstance[], key: number, name: string): JsonValue | undefined {
  for (let at = findElement(elements, key); at !== null; at = findElement(elements, at.scope)) {
    if (at.variables !== undefined && Object.hasOwn(at.variables, name)) return at.variables[name]
    const counted = at.loop === undefined ? undefined : loopVariable(at.loop, name)
    if (counted !== undefined) return counted
  }
  return undefined
}

/** Evaluates as seen from element `key`; names in `over` hide the variables. */
export function evaluateAt(run: Run, key: number, expression: CompiledExpression, over?: Variables): ExpressionResult {
  return run.context.evaluate(expression, expressionScope(run, key, over))
}

/** What an expression at element `key` may see. */
export function expressionScope(run: Run, key: number, over?: Variables): ExpressionScope {
  const { elements } = run.draft
  const readOwn = (name: string) => {
    const value = readVariable(elements, key, name)
    return value === undefined && name === CLOCK && run.draft.clocks !== undefined ? clockVariable(run, key) : value
  }
  const read = over === undefined ? readOwn : (name: string) => (Object.hasOwn(over, name) ? over[name] : readOwn(name))
  const { now, zone, office } = run.context
  return { read, now, zone, office }
}

/** Evaluates mappings one after the other; a later one sees what an earlier one has set, and what is there `before`. */
export function evaluateMappings(
  run: Run,
  key: number,
  mappings: readonly Mapping[],
  node: string,
  before: Variables = {},
): Variables | Failure {
  let values = before
  for (const { source, target } of mappings) {
    const result = evaluateAt(run, key, source, values)
    if (!result.ok) return expressionFailure(result, `Mapping to ${target} at ${node}`, `${node} 的映射“${target}”`)
    values = { ...values, [target]: result.value }
  }
  return values
}

/** Sets variables of element `key` itself. Conditional events will be looked at again here. */
export function setLocally(run: Run, key: number, variables: Variables): void {
  if (Object.keys(variables).length > 0) emit(run, { type: 'variablesSet', scope: key, variables })
}

/** Sets each variable where it lives: in the nearest scope from `key` outwards that has it, else in the process. */
export function setWhereTheyLive(run: Run, key: number, variables: Variables): void {
  const owners = new Map<number, (readonly [string, JsonValue])[]>()
  for (const [name, value] of Object.entries(variables)) {
    const owner = ownerOf(run.draft.elements, key, name)
    const set = owners.get(owner)
    if (set === undefined) owners.set(owner, [[name, value]])
    else set.push([name, value])
  }
  for (const [owner, set] of owners) setLocally(run, owner, Object.fromEntries(set))
}

function ownerOf(elements: readonly ElementInstance[], key: number, name: string): number {
  for (let at = findElement(elements, key); at !== null; at = findElement(elements, at.scope)) {
    if (at.scope === -1 || (at.variables !== undefined && Object.hasOwn(at.variables, name))) return at.key
  }
  return 0
}

/** Every variable that can be seen from element `key`, the nearest first. After the end: the last of the process. */
export function visibleVariables(instance: ProcessInstance, key: number): Variables {
  return variablesAround(instance, key, ({ loop, variables = {} }) =>
    loop === undefined ? variables : { ...loopVariables(loop), ...variables },
  )
}

/** What goes to others, who may give it all back: what somebody has set, and not what a loop counts. */
export function variablesToPass(instance: ProcessInstance, key: number): Variables {
  return variablesAround(instance, key, ({ variables = {} }) => variables)
}

function variablesAround(
  { elements, endVariables }: ProcessInstance,
  key: number,
  ownOf: (element: ElementInstance) => Variables,
): Variables {
  const chain: Variables[] = []
  for (let at = findElement(elements, key); at !== null; at = findElement(elements, at.scope)) chain.push(ownOf(at))
  if (chain.length === 0) return endVariables ?? {}
  return Object.fromEntries(chain.reverse().flatMap((variables) => Object.entries(variables)))
}

/** What a job is given: the local variables of a task that maps any, else all that it can see. */
export function jobVariables(definition: ProcessDefinition, instance: ProcessInstance, key: number): Variables {
  const element = findElement(instance.elements, key)
  const node = element === null ? undefined : definition.nodes.get(element.node)
  const maps = node !== undefined && 'inputs' in node && node.inputs.length > 0
  return maps ? (element?.variables ?? {}) : variablesToPass(instance, key)
}
