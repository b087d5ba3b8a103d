import type { CompiledExpression } from '../../expressions/expression.ts'
import type { SequenceFlow } from '../../model/definition.ts'
import type { FlowNode } from '../../model/nodes/flow-node.ts'
import { branchShapes } from './branch-shape.ts'
import { constantValue } from './stand-ins.ts'

/** The flows that a node may leave by at one time; `null` = none, for no condition holds and there is no default. */
export type Choice = readonly SequenceFlow[] | null

export interface Choices {
  readonly all: readonly Choice[]
  /** There are more than can be listed. */
  readonly incomplete: boolean
}

const mostListed = 4_096

/**
 * Every way in which a node may be left when its conditions may each be true or false (BPMN 2.0.2 §13.4.2, §13.4.3);
 * `null` where there is nothing to choose. Constant conditions are what they are.
 */
export function choicesOf(node: FlowNode, outcomes: (node: string) => readonly string[]): Choices | null {
  const { outgoing } = node
  if (outgoing.every(({ condition }) => condition === null) && node.type !== 'exclusiveGateway') return null
  if (
    node.type === 'complexGateway' &&
    outgoing.every(({ condition }) => condition === null || asksOnlyCounts(condition))
  )
    return null
  const standard = 'defaultFlow' in node ? node.defaultFlow : null
  const asked = outgoing.filter((flow) => flow !== standard).filter((flow) => worth(flow) !== false)
  const otherwise: Choice = standard === null ? null : [standard]
  if (node.type === 'exclusiveGateway') return { all: oneOf(asked, otherwise), incomplete: false }

  const sure = asked.filter((flow) => worth(flow) === true)
  const free = asked.filter((flow) => worth(flow) === undefined)
  const { sets, incomplete } = subsets(groups(free, outcomes))
  const all = sets.map((set): Choice => {
    const taken = asked.filter((flow) => sure.includes(flow) || set.includes(flow))
    return taken.length === 0 ? otherwise : taken
  })
  return { all, incomplete }
}

/** Whether it asks for nothing but what a complex gateway counts itself (BPMN 2.0.2 §13.4.5). */
export function asksOnlyCounts(
  { names }: CompiledExpression,
  isThere: (name: string) => boolean = () => true,
): boolean {
  return names.length > 0 && names.every((name) => /^(activationCount|waitingForStart)$/.test(name) && isThere(name))
}

function worth({ condition }: SequenceFlow): boolean | undefined {
  if (condition === null) return true
  const value = constantValue(condition)
  return typeof value === 'boolean' ? value : undefined
}

function oneOf(asked: readonly SequenceFlow[], otherwise: Choice): readonly Choice[] {
  const sure = asked.findIndex((flow) => worth(flow) === true)
  if (sure >= 0) return asked.slice(0, sure + 1).map((flow) => [flow])
  return [...asked.map((flow) => [flow]), otherwise]
}

/** Flows behind which the same happens up to the same node: how many of them are taken is all that matters. */
function groups(
  flows: readonly SequenceFlow[],
  outcomes: (node: string) => readonly string[],
): readonly (readonly SequenceFlow[])[] {
  const alike = new Map<string, SequenceFlow[]>()
  for (const [place, shape] of branchShapes(flows, outcomes).entries()) {
    const flow = flows[place]
    if (flow !== undefined) alike.set(shape, [...(alike.get(shape) ?? []), flow])
  }
  return [...alike.values()]
}

function subsets(grouped: readonly (readonly SequenceFlow[])[]): {
  readonly sets: readonly (readonly SequenceFlow[])[]
  readonly incomplete: boolean
} {
  const flows = grouped.flat()
  if (grouped.reduce((product, { length }) => product * (length + 1), 1) > mostListed) {
    return { sets: [[], ...flows.map((flow) => [flow]), flows], incomplete: true }
  }
  let sets: (readonly SequenceFlow[])[] = [[]]
  for (const group of grouped) {
    sets = sets.flatMap((set) =>
      Array.from({ length: group.length + 1 }, (_, taken) => [...set, ...group.slice(0, taken)]),
    )
  }
  return { sets, incomplete: false }
}
