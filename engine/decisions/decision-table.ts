import type { Test } from '../expressions/closures/unary-test.ts'
import { ExpressionFailure } from '../expressions/expression-failure.ts'
import { type FeelValue, setEntry } from '../expressions/feel-value.ts'
import { type Closure, type Frame, type Machine, spend } from '../expressions/machine.ts'
import { childrenOf, idOf, type ModdleElement, textOf } from '../model/moddle.ts'
import { type Clause, compileInput, compileOutput, type OutputColumn, rankOf } from './clause.ts'
import { type Compiling, compileTestText, compileText, report } from './compiling.ts'
import { AGGREGATIONS, type Aggregation, applyHitPolicy, HIT_POLICIES, type Hit, type HitPolicy } from './hit-policy.ts'
import { settled } from './settled.ts'

interface Rule {
  readonly number: number
  readonly tests: readonly Test[]
  readonly outputs: readonly Closure[]
}

/** A decision table (DMN 1.5 §8): the outputs of the rules whose tests all hold, made one by its hit policy. */
export function compileDecisionTable(table: ModdleElement, compiling: Compiling): Closure {
  const policy = readPolicy(table, compiling)
  const aggregation = readAggregation(table, compiling)
  const inputs = childrenOf(table, 'input').map((input) => compileInput(input, compiling))
  const outputs = childrenOf(table, 'output').map((output) => compileOutput(output, compiling))
  const rules = childrenOf(table, 'rule').map((rule, at) => compileRule(rule, at + 1, table, compiling))
  if (aggregation !== null && outputs.length !== 1) {
    report(
      table,
      compiling,
      'aggregation-of-several-outputs',
      'Expected one output to aggregate.',
      '汇总要求决策表只有一个输出列。',
    )
  }
  const id = idOf(table) ?? ''
  return (machine, frame) => {
    const values = inputs.map((input) => readInput(machine, frame, input))
    const hits = rules
      .filter((rule) => matches(machine, frame, rule, values))
      .map((rule) => hit(machine, frame, rule, outputs))
    machine.note?.(
      id,
      hits.map(({ rule }) => rule),
    )
    return hits.length === 0 ? noHit(machine, frame, outputs) : applyHitPolicy(machine, policy, aggregation, hits)
  }
}

function compileRule(rule: ModdleElement, number: number, table: ModdleElement, compiling: Compiling): Rule {
  const entries = childrenOf(rule, 'inputEntry')
  const results = childrenOf(rule, 'outputEntry')
  if (entries.length !== childrenOf(table, 'input').length || results.length !== childrenOf(table, 'output').length) {
    report(
      rule,
      compiling,
      'rule-incomplete',
      `Expected rule ${number} to have one entry per column of its table.`,
      `规则 ${number} 的单元格个数与决策表的列数不符。`,
    )
  }
  return {
    number,
    tests: entries.map((entry) => compileTestText(entry, compiling)),
    outputs: results.map((result) => compileText(result, compiling)),
  }
}

function readInput(machine: Machine, frame: Frame | null, input: Clause): FeelValue {
  const value = settled(machine, () => input.value(machine, frame))
  if (value === null || input.allows(machine, frame, value) === true) return value
  throw new ExpressionFailure(
    'input-not-allowed',
    `Expected an allowed value of ${input.label}.`,
    `输入“${input.label}”的值不在允许范围内。`,
  )
}

function matches(machine: Machine, frame: Frame | null, rule: Rule, values: readonly FeelValue[]): boolean {
  spend(machine, 1)
  return rule.tests.every((test, at) => settled(machine, () => test(machine, frame, values[at] ?? null)) === true)
}

function hit(machine: Machine, frame: Frame | null, rule: Rule, outputs: readonly OutputColumn[]): Hit {
  const values = outputs.map((output, at) => {
    const value = settled(machine, () => rule.outputs[at]?.(machine, frame) ?? null)
    if (value === null || output.allows(machine, frame, value) === true) return value
    throw new ExpressionFailure(
      'output-not-allowed',
      `Expected rule ${rule.number} to give an allowed value of ${output.name}.`,
      `规则 ${rule.number} 的输出“${output.name}”不在允许范围内。`,
    )
  })
  const ranks = outputs.map((output, at) => rankOf(machine, frame, output, values[at] ?? null))
  return { rule: rule.number, output: together(outputs, values), ranks }
}

/** Without a rule that matches: the default outputs, else null. */
function noHit(machine: Machine, frame: Frame | null, outputs: readonly OutputColumn[]): FeelValue {
  if (outputs.every(({ otherwise }) => otherwise === null)) return null
  return together(
    outputs,
    outputs.map(({ otherwise }) => otherwise?.(machine, frame) ?? null),
  )
}

/** One output is its value; several are a context by name. */
function together(outputs: readonly OutputColumn[], values: readonly FeelValue[]): FeelValue {
  if (outputs.length === 1) return values[0] ?? null
  const context: { [name: string]: FeelValue } = {}
  for (const [at, { name }] of outputs.entries()) setEntry(context, name, values[at] ?? null)
  return context
}

function readPolicy(table: ModdleElement, compiling: Compiling): HitPolicy {
  const text = textOf(table, 'hitPolicy') ?? 'UNIQUE'
  const policy = HIT_POLICIES.find((known) => known === text)
  if (policy === undefined) {
    report(
      table,
      compiling,
      'unknown-hit-policy',
      `Expected a hit policy, but found ${text}.`,
      `未知的命中策略：${text}。`,
    )
  }
  return policy ?? 'UNIQUE'
}

function readAggregation(table: ModdleElement, compiling: Compiling): Aggregation | null {
  const text = textOf(table, 'aggregation')
  const aggregation = AGGREGATIONS.find((known) => known === text) ?? null
  if (text !== null && aggregation === null) {
    report(
      table,
      compiling,
      'unknown-aggregation',
      `Expected an aggregation, but found ${text}.`,
      `未知的汇总方式：${text}。`,
    )
  }
  return aggregation
}
