import type { ExpressionScope } from '../expressions/expression.ts'
import type { FeelValue } from '../expressions/feel-value.ts'
import { toJson } from '../expressions/json.ts'
import type { Closure, Machine } from '../expressions/machine.ts'
import { catchFailure, createMachine } from '../expressions/run.ts'
import { childOf, childrenOf, idOf, type ModdleElement, textOf } from '../model/moddle.ts'
import type { Problem } from '../model/problem.ts'
import { type Compiling, report } from './compiling.ts'
import type { CompiledDecision } from './decision.ts'
import { compileLogic } from './decision-logic.ts'
import { readDmn } from './read-dmn.ts'
import { type Requirements, readRequirements } from './requirements.ts'
import { coerced } from './type-reference.ts'

export type DmnResult =
  | { readonly ok: true; readonly decisions: ReadonlyMap<string, CompiledDecision> }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** One decision, ready to be evaluated after those that it requires. */
interface DecisionNode {
  readonly id: string
  /** The name under which those that require it read its result. */
  readonly variable: string
  readonly typeRef: string | null
  readonly requirements: Requirements
  readonly logic: Closure
}

/** Reads DMN XML into decisions that can run, by id, or says what stands in the way (DMN 1.5 §6, §8). */
export async function parseDmn(xml: string): Promise<DmnResult> {
  const read = await readDmn(xml)
  if (!read.ok) return read
  const { definitions, lines } = read.model
  const problems: Problem[] = []
  const nodes = new Map<string, DecisionNode>()
  const elements = childrenOf(definitions, 'drgElement')
  for (const element of elements.filter(({ $type }) => $type === 'dmn:Decision')) {
    const node = compileDecision(element, elements, { known: {}, scope: null, lines, problems })
    if (node !== null) nodes.set(node.id, node)
  }
  problems.push(...checkCycles(nodes, lines))
  if (problems.length > 0) return { ok: false, problems }
  const names = new Map(elements.map((element) => [idOf(element), textOf(element, 'name')]))
  const decisions = [...nodes.values()].map((node): [string, CompiledDecision] => [
    node.id,
    { id: node.id, name: names.get(node.id) ?? node.id, evaluate: (scope) => evaluateDecision(node, nodes, scope) },
  ])
  return { ok: true, decisions: new Map(decisions) }
}

function compileDecision(
  element: ModdleElement,
  elements: readonly ModdleElement[],
  compiling: Compiling,
): DecisionNode | null {
  const id = idOf(element)
  const logic = childOf(element, 'decisionLogic')
  if (id === null || logic === null) {
    report(
      element,
      compiling,
      'decision-without-logic',
      'Expected a decision with an id and its logic.',
      '决策缺少编号或决策逻辑。',
    )
    return null
  }
  const requirements = readRequirements(element, elements, compiling)
  const known = Object.fromEntries([...requirements.inputs, ...requirements.decisions].map(({ name }) => [name, null]))
  const variable = childOf(element, 'variable')
  return {
    id,
    variable: (variable === null ? null : textOf(variable, 'name')) ?? textOf(element, 'name') ?? id,
    typeRef: variable === null ? null : textOf(variable, 'typeRef'),
    requirements,
    logic: compileLogic(logic, { ...compiling, known }),
  }
}

/** One budget for a decision and all that it requires; each of them is evaluated once. */
function evaluateDecision(
  node: DecisionNode,
  nodes: ReadonlyMap<string, DecisionNode>,
  scope: ExpressionScope,
): ReturnType<CompiledDecision['evaluate']> {
  return catchFailure(() => {
    const results = new Map<string, FeelValue>()
    const typed = new Map<string, string | null>()
    const machine: Machine = createMachine(
      {
        now: scope.now,
        zone: scope.zone,
        read: (name) => {
          const result = results.get(name)
          if (result !== undefined) return result
          const value = scope.read(name)
          return value === undefined ? undefined : coerced(machine, value, typed.get(name) ?? null)
        },
      },
      true,
    )
    const value = toJson(machine, evaluateNode(node, nodes, machine, results, typed))
    if (value === null && machine.failure !== null) throw machine.failure
    return { ok: true, value }
  })
}

function evaluateNode(
  node: DecisionNode,
  nodes: ReadonlyMap<string, DecisionNode>,
  machine: Machine,
  results: Map<string, FeelValue>,
  typed: Map<string, string | null>,
): FeelValue {
  for (const { name, typeRef } of node.requirements.inputs) typed.set(name, typeRef)
  for (const { id } of node.requirements.decisions) {
    const required = nodes.get(id)
    if (required === undefined || results.has(required.variable)) continue
    results.set(required.variable, evaluateNode(required, nodes, machine, results, typed))
  }
  return coerced(machine, node.logic(machine, null), node.typeRef)
}

function checkCycles(nodes: ReadonlyMap<string, DecisionNode>, lines: ReadonlyMap<string, number>): readonly Problem[] {
  const open = new Set<string>()
  const done = new Set<string>()
  const looping = [...nodes.keys()].find(leadsBack)
  if (looping === undefined) return []
  return [
    {
      problem: 'decision-requires-itself',
      severity: 'error',
      element: looping,
      line: lines.get(looping) ?? null,
      message: `Expected decisions without a circle, but ${looping} requires itself.`,
      messageZh: `决策“${looping}”循环依赖自身。`,
    },
  ]

  function leadsBack(id: string): boolean {
    if (open.has(id)) return true
    if (done.has(id)) return false
    open.add(id)
    const circular = (nodes.get(id)?.requirements.decisions ?? []).some((required) => leadsBack(required.id))
    open.delete(id)
    done.add(id)
    return circular
  }
}
