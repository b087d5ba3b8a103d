import { calculate } from '../expressions/arithmetic.ts'
import { areEqual, compare } from '../expressions/comparing.ts'
import { ExpressionFailure } from '../expressions/expression-failure.ts'
import type { FeelValue } from '../expressions/feel-value.ts'
import { type Machine, spend } from '../expressions/machine.ts'

export const HIT_POLICIES = ['UNIQUE', 'ANY', 'FIRST', 'PRIORITY', 'COLLECT', 'RULE ORDER', 'OUTPUT ORDER'] as const

export type HitPolicy = (typeof HIT_POLICIES)[number]

export const AGGREGATIONS = ['SUM', 'COUNT', 'MIN', 'MAX'] as const

export type Aggregation = (typeof AGGREGATIONS)[number]

/** A rule that matched: its number from 1, its output, and how its outputs rank among the allowed ones. */
export interface Hit {
  readonly rule: number
  readonly output: FeelValue
  readonly ranks: readonly number[]
}

/** Makes one result of the rules that matched, of which there is at least one (DMN 1.5 §8.2.11). */
export function applyHitPolicy(
  machine: Machine,
  policy: HitPolicy,
  aggregation: Aggregation | null,
  hits: readonly Hit[],
): FeelValue {
  const first = hits[0]?.output ?? null
  const outputs = hits.map(({ output }) => output)
  switch (policy) {
    case 'UNIQUE':
      if (hits.length === 1) return first
      throw severalMatch(hits)
    case 'ANY':
      if (outputs.every((output) => areEqual(machine, output, first) === true)) return first
      throw disagree(hits)
    case 'FIRST':
      return first
    case 'PRIORITY':
      return ranked(machine, hits)[0]?.output ?? null
    case 'RULE ORDER':
      return outputs
    case 'OUTPUT ORDER':
      return ranked(machine, hits).map(({ output }) => output)
    case 'COLLECT':
      return aggregation === null ? outputs : aggregate(machine, aggregation, outputs)
  }
}

function aggregate(machine: Machine, aggregation: Aggregation, outputs: readonly FeelValue[]): FeelValue {
  switch (aggregation) {
    case 'COUNT':
      return outputs.length
    case 'SUM':
      return outputs.reduce((sum, output) => calculate(machine, '+', sum, output))
    case 'MIN':
      return outputs.reduce((best, output) => ((compare(machine, output, best) ?? 0) < 0 ? output : best))
    case 'MAX':
      return outputs.reduce((best, output) => ((compare(machine, output, best) ?? 0) > 0 ? output : best))
  }
}

/** Allowed outputs stand in the order of their priority; what ranks alike keeps the order of the rules. */
function ranked(machine: Machine, hits: readonly Hit[]): readonly Hit[] {
  spend(machine, hits.length * 8)
  return [...hits].sort((a, b) => {
    const place = a.ranks.findIndex((rank, at) => rank !== b.ranks[at])
    return place < 0 ? 0 : (a.ranks[place] ?? 0) - (b.ranks[place] ?? 0)
  })
}

function severalMatch(hits: readonly Hit[]): ExpressionFailure {
  const rules = hits.map(({ rule }) => rule).join(', ')
  return new ExpressionFailure(
    'several-rules-match',
    `Expected one rule of a UNIQUE table to match, but rules ${rules} do.`,
    `决策表命中策略为 UNIQUE，但规则 ${rules} 同时命中。`,
  )
}

function disagree(hits: readonly Hit[]): ExpressionFailure {
  const rules = hits.map(({ rule }) => rule).join(', ')
  return new ExpressionFailure(
    'rules-disagree',
    `Expected the matching rules of an ANY table to agree, but rules ${rules} do not.`,
    `决策表命中策略为 ANY，但规则 ${rules} 的结果不一致。`,
  )
}
