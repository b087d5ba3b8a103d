import type { ProcessDefinition } from '../../model/definition.ts'
import type { Edge } from '../explore/graph.ts'
import type { Fault, Undecided, WorstCase } from '../fault.ts'
import type { ExploredScope } from '../scopes/explore-scope.ts'
import { type Explored, waysTo } from '../scopes/ways-to.ts'
import { writeScript } from '../scopes/write-script.ts'
import { type Promised, promisesOf } from './over-promises.ts'
import { sayUnknown } from './say-unknown.ts'
import { wayOut, wayThrough } from './way-through.ts'
import type { Step } from './worst.ts'

/** Every promise with its worst case and the way there; those that it breaks, and those of which nobody can say. */
export function judgePromises(
  definition: ProcessDefinition,
  explored: Explored,
  others: readonly ProcessDefinition[],
): {
  readonly promises: readonly WorstCase[]
  readonly faults: readonly Fault[]
  readonly undecided: readonly Undecided[]
} {
  const promises = promisesOf(definition, others, neverReached(explored)).map((each) =>
    worstCase(definition, explored, each),
  )
  const isBroken = ({ promised, worst }: WorstCase) => worst > promised
  return {
    promises,
    faults: promises.filter(isBroken).map(overPromise),
    undecided: promises.flatMap((each) => (isBroken(each) || each.undecided === null ? [] : [each.undecided])),
  }
}

/** Nodes that no token comes to: they have been looked for everywhere. */
function neverReached(explored: Explored): ReadonlySet<string> {
  const scopes = [...explored.values()]
  if (scopes.some(({ truncated }) => truncated)) return new Set()
  const never = new Set(scopes.flatMap((scope) => [...scope.definition.nodes.keys()]))
  for (const { graph } of scopes) {
    const edges = graph.states.flatMap(({ via, next }) => (via === null ? next : [via, ...next]))
    for (const edge of [...graph.starts, ...edges]) {
      for (const { node } of edge.activated) never.delete(node)
    }
  }
  return never
}

function worstCase(definition: ProcessDefinition, explored: Explored, promise: Promised): WorstCase {
  const { element, clock, promised, worst } = promise
  return {
    element,
    clock,
    promised,
    worst: worst.days,
    path: flat(worst.steps),
    script: scriptOf(definition, explored, element, worst.steps),
    undecided: worst.unknown === null ? null : sayUnknown(element, worst.unknown),
  }
}

function overPromise({ element, promised, worst, path, script }: WorstCase): Fault {
  const steps = path.map((step) => step.element)
  return {
    fault: 'over-promise',
    elements: [element, ...new Set(steps)],
    script,
    overrun: { promised, worst, path },
  }
}

function flat(steps: readonly Step[]): readonly { readonly element: string; readonly days: number }[] {
  return steps.flatMap(({ element, days, inside }) => (inside.length > 0 ? flat(inside) : [{ element, days }]))
}

function scriptOf(definition: ProcessDefinition, explored: Explored, element: string, steps: readonly Step[]) {
  const scope = explored.get(element) ?? [...explored.values()].find((each) => each.definition.scopes.has(element))
  const before = scope === undefined ? null : waysTo(definition, explored, scope.id)
  const inner = withInnerWays(explored, scope?.id ?? element, steps)
  const way = scope === undefined ? [] : wayAlong(scope, inner, steps)
  return before === null || way.length === 0 ? [] : writeScript(definition, inner, [...before, way])
}

/** What is looked at on its own is gone through on the way that takes its days, and left as it can be from there. */
function withInnerWays(explored: Explored, outer: string, steps: readonly Step[]): Explored {
  const ways = new Map(explored)
  for (const { element, inside } of steps) {
    if (inside.length === 0) continue
    for (const [id, scope] of withInnerWays(explored, element, inside))
      if (scope !== explored.get(id)) ways.set(id, scope)
    const scope = explored.get(element)
    if (scope === undefined || element === outer) continue
    const way = wayAlong(scope, ways, inside)
    const outcomes = [...scope.outcomes.keys()].flatMap((by) => {
      const out = wayOut(way, by)
      return out === null ? [] : [[by, out] as const]
    })
    if (outcomes.length > 0) ways.set(element, { ...scope, outcomes: new Map(outcomes) })
  }
  return ways
}

/** Where what is repeated counts as one round, it is gone through once; best with every part left as its way can be. */
function wayAlong(scope: ExploredScope, explored: Explored, steps: readonly Step[]): readonly Edge[] {
  const names = namesWithin(scope, explored, steps)
  const canLeave = ({ outcome }: Edge) => {
    const outcomes = outcome === undefined ? undefined : explored.get(outcome.node)?.outcomes
    return outcome === undefined || outcomes === undefined || outcomes.size === 0 || outcomes.has(outcome.by)
  }
  for (const mayGo of [canLeave, () => true]) {
    for (const through of [names, [...new Set(names)]]) {
      const way = wayThrough(scope.graph, through, mayGo)
      if (way.length > 0) return way
    }
  }
  return []
}

function namesWithin(scope: ExploredScope, explored: Explored, steps: readonly Step[]): readonly string[] {
  return steps.flatMap(({ element, inside }) => {
    const isApart = explored.has(element) && element !== scope.id
    return [element, ...(isApart ? [] : namesWithin(scope, explored, inside))]
  })
}
