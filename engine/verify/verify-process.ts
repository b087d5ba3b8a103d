import type { ProcessDefinition } from '../model/definition.ts'
import { choicesOf } from './explore/choices.ts'
import { done } from './explore/moves.ts'
import { constantValue } from './explore/stand-ins.ts'
import type { Fault, Undecided, Verification } from './fault.ts'
import type { Finding } from './faults/finding.ts'
import { judgePromises } from './promises/judge-promises.ts'
import { caughtAround } from './scopes/caught-around.ts'
import { type ExploredScope, exploreScope } from './scopes/explore-scope.ts'
import { scopesThatStandAlone } from './scopes/stands-alone.ts'
import { type Explored, waysTo } from './scopes/ways-to.ts'
import { writeScript } from './scopes/write-script.ts'

export interface VerifyOptions {
  /** Most states to look at. */
  readonly limit: number
  /** Processes of the same deployment, which this one may call. */
  readonly others: readonly ProcessDefinition[]
  /** Called at each state that is looked at, so that somebody can be shown how far it is; the verdict is the same. */
  readonly looked?: (() => void) | undefined
}

/**
 * Looks at everything that a process can do, whatever its variables hold. Each sub-process is looked at once, on its
 * own, and is then a task that may be left in as many ways; so parts side by side add up and do not multiply.
 */
export function verifyProcess(definition: ProcessDefinition, options: VerifyOptions): Verification {
  const { limit, others } = options
  const explored = exploreProcess(definition, options)
  const faults = [...explored.values()].flatMap((scope) => faultsOf(definition, explored, scope))
  const promises = judgePromises(definition, explored, others)
  return {
    faults: [...shortestOfEach(faults), ...promises.faults],
    promises: promises.promises,
    undecided: [
      ...[...explored.values()]
        .filter(({ truncated, findings }) => truncated && findings.length === 0)
        .map(({ id }) => beyondLimit(id, limit)),
      ...promises.undecided,
      ...nodesWithTooManyChoices(definition, explored).map(tooManyChoices),
    ],
    states: [...explored.values()].reduce((sum, { states }) => sum + states, 0),
  }
}

function exploreProcess(definition: ProcessDefinition, options: VerifyOptions): Explored {
  const { limit, looked } = options
  const caught = caughtAround(definition)
  const outcomes = new Map<string, readonly string[]>()
  const explored = new Map<string, ExploredScope>()
  const add = (id: string, scope: ExploredScope) => {
    explored.set(id, scope)
    // One that can never be left is at fault itself; what is around it is looked at as if it could.
    outcomes.set(id, scope.outcomes.size === 0 ? [done] : [...scope.outcomes.keys()])
  }
  for (const [id, scope] of calledBy(definition, options)) {
    if (definition.nodes.has(id)) add(id, scope)
    else explored.set(id, scope)
  }
  let left = limit
  for (const scope of [...scopesThatStandAlone(definition, caught), definition.scope]) {
    const found = exploreScope(definition, scope, { outcomes, caught }, { limit: left, looked })
    left = Math.max(0, left - found.states)
    if (scope === definition.scope || !mayEndAtOnce(found)) add(scope.id, found)
  }
  return explored
}

/** What the processes can do that are called by name; one that calls itself is not followed. */
function calledBy(definition: ProcessDefinition, options: VerifyOptions): Explored {
  const explored = new Map<string, ExploredScope>()
  const rest = options.others.filter(({ id }) => id !== definition.id)
  for (const node of definition.nodes.values()) {
    if (node.type !== 'callActivity') continue
    const name = constantValue(node.called)
    const called = rest.find(({ id }) => id === name)
    if (called === undefined) continue
    for (const [id, scope] of exploreProcess(called, { ...options, others: rest }))
      explored.set(id === called.id ? node.id : id, scope)
  }
  return explored
}

/** A sub-process in which nothing waits is over as it starts, and stays a part of what is around it. */
function mayEndAtOnce({ graph }: ExploredScope): boolean {
  return graph.states.some(({ via, instance }) => via?.from === null && instance.state !== 'active')
}

function faultsOf(definition: ProcessDefinition, explored: Explored, scope: ExploredScope): readonly Fault[] {
  const before = waysTo(definition, explored, scope.id)
  if (before === null) return []
  return scope.findings.map(({ fault, elements, path }: Finding) => ({
    fault,
    elements,
    script: path.length === 0 ? [] : writeScript(definition, explored, [...before, path]),
  }))
}

function shortestOfEach(faults: readonly Fault[]): readonly Fault[] {
  const shortest = new Map<string, Fault>()
  for (const fault of faults) {
    const name = JSON.stringify([fault.fault, [...fault.elements].sort()])
    const known = shortest.get(name)
    if (known === undefined || fault.script.length < known.script.length) shortest.set(name, fault)
  }
  return [...shortest.values()]
}

/** Forks of which not every combination of flows was looked at. */
function nodesWithTooManyChoices(definition: ProcessDefinition, explored: Explored): readonly string[] {
  const outcomes = (node: string) => {
    const found = [...(explored.get(node)?.outcomes.keys() ?? [])]
    return found.length === 0 ? [done] : found
  }
  return [...definition.nodes.values()]
    .filter((node) => choicesOf(node, outcomes)?.incomplete === true)
    .map(({ id }) => id)
}

function tooManyChoices(element: string): Undecided {
  return {
    element,
    message: `Not decided: ${element} can be left in more combinations of flows than are looked at.`,
    messageZh: `未能判定：“${element}”的出口组合过多，没有逐一检查。`,
  }
}

function beyondLimit(element: string, limit: number): Undecided {
  return {
    element,
    message: `Not decided: ${element} can be in more states than the limit of ${limit} lets be looked at.`,
    messageZh: `未能判定：“${element}”的状态数超出上限 ${limit}。`,
  }
}
