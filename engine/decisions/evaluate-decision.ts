import type { ExpressionResult, ExpressionScope } from '../expressions/expression.ts'
import type { FeelValue } from '../expressions/feel-value.ts'
import { toJson } from '../expressions/json.ts'
import { type Closure, createMachine, type Machine, type RuleNote } from '../expressions/machine.ts'
import { catchFailure } from '../expressions/run.ts'
import type { Requirements } from './requirements.ts'
import { settled } from './settled.ts'
import { coerced } from './type-reference.ts'

/** One decision or business knowledge model, ready to be evaluated after those that it requires. */
export interface DecisionNode {
  readonly id: string
  /** The name under which those that require it read its result. */
  readonly variable: string
  /** Of a business knowledge model: its result is a function. */
  readonly isFunction: boolean
  readonly typeRef: string | null
  readonly requirements: Requirements
  readonly logic: Closure
}

type Nodes = ReadonlyMap<string, DecisionNode>

/** What the names of one decision stand for: what it requires, and which of its inputs are dates. */
interface Visible {
  readonly values: Map<string, FeelValue>
  readonly types: Map<string, string | null>
}

interface Evaluation {
  readonly nodes: Nodes
  readonly machine: Machine
  /** Results by id: each decision is evaluated once. */
  readonly results: Map<string, FeelValue>
  readonly names: Map<string, Visible>
  visible: Visible
}

/** Evaluates a decision and all that it requires within one budget (DMN 1.5 §6.3.7); never throws. */
export function evaluateDecision(
  node: DecisionNode,
  nodes: Nodes,
  scope: ExpressionScope,
  note: RuleNote | null = null,
): ExpressionResult {
  return catchFailure(() => {
    const read = (name: string): FeelValue | undefined => {
      const { values, types } = evaluation.visible
      const value = values.get(name) ?? scope.read(name)
      return value === undefined ? undefined : coerced(machine, value, types.get(name) ?? null)
    }
    const machine = createMachine({ ...scope, read }, true, note)
    const evaluation: Evaluation = { nodes, machine, results: new Map(), names: new Map(), visible: nothing() }
    return { ok: true, value: settled(machine, () => toJson(machine, resultOf(node, evaluation))) }
  })
}

function resultOf(node: DecisionNode, evaluation: Evaluation): FeelValue {
  const known = evaluation.results.get(node.id)
  if (known !== undefined) return known
  const own = visibleTo(node, evaluation)
  const before = evaluation.visible
  evaluation.visible = own
  const { machine } = evaluation
  const result = settled(machine, () => coerced(machine, node.logic(machine, null), node.typeRef))
  evaluation.visible = before
  evaluation.results.set(node.id, result)
  return result
}

/** A function is called where it is required, so that what it requires itself must be visible there too. */
function visibleTo(node: DecisionNode, evaluation: Evaluation): Visible {
  const known = evaluation.names.get(node.id)
  if (known !== undefined) return known
  const visible = nothing()
  evaluation.names.set(node.id, visible)
  for (const { name, typeRef } of node.requirements.inputs) visible.types.set(name, typeRef)
  for (const { id } of node.requirements.decisions) {
    const required = evaluation.nodes.get(id)
    if (required === undefined) continue
    if (required.isFunction)
      for (const [name, value] of visibleTo(required, evaluation).values) visible.values.set(name, value)
    visible.values.set(required.variable, resultOf(required, evaluation))
  }
  return visible
}

function nothing(): Visible {
  return { values: new Map(), types: new Map() }
}
