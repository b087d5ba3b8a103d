import type { ScopeDefinition, SequenceFlow } from '../model/definition.ts'
import type { FlowNode } from '../model/nodes/flow-node.ts'
import type { ComplexGateway } from '../model/nodes/gateway.ts'
import { behaviourOf } from './behaviour.ts'
import { elementOf, emit, type Run } from './run.ts'
import { activate } from './tokens/activate.ts'
import { filledFlows, passComplexJoin, passIfActivated, resetComplexJoin, usedFlows } from './tokens/complex-joins.ts'
import { flowsReached, graphOf, type InclusiveJoin, inclusiveJoin, type ScopeGraph } from './tokens/reachability.ts'

/**
 * A token comes along a flow. In front of a join it waits there; everything else it activates at once. A parallel join
 * needs one token on each of its incoming flows, surplus tokens stay (BPMN 2.0.2 §13.4.1).
 */
export function arrive(run: Run, flow: SequenceFlow, scope: number): void {
  const node = flow.target
  const { joins } = behaviourOf(run, node)
  const waits = joins !== 'none' && node.incoming.length > 1
  emit(run, { type: 'flowTaken', flow: flow.id, scope, waits })
  if (!waits) {
    activate(run, node, scope)
    return
  }
  run.touched.add(scope)
  if (node.type === 'complexGateway') passIfActivated(run, node, scope)
  else if (joins === 'parallel' && everyFlowIsFilled(node, elementOf(run, scope).waiting ?? [])) {
    activate(run, node, scope, { consumed: node.incoming.map(idOf) })
  }
}

/**
 * Lets one inclusive or complex join of the scope pass, if there is one that may. To be asked only while no token is on its way,
 * and again after every change: what it waits for may die or go elsewhere (BPMN 2.0.2 §13.4.3).
 */
export function passInclusiveJoin(run: Run, scope: number): boolean {
  const { node, waiting = [], complex, moved } = elementOf(run, scope)
  if (waiting.length === 0 && complex === undefined) return false
  const joins = joinsOf(run, node)
  // Where tokens were moved by hand, a parallel join too waits only for what can still come.
  for (const join of moved === true ? [...joins.all, ...joins.parallel] : joins.all) {
    if (join.type === 'complexGateway') {
      if (passComplex(run, scope, joins, join, waiting)) return true
      continue
    }
    if (!waiting.some((flow) => run.definition.flows.get(flow)?.target === join)) continue
    if (awaitsMore(run, scope, joins, reachOf(joins, join), waiting)) continue
    activate(run, join, scope, { consumed: filledFlows(join, waiting) })
    return true
  }
  return false
}

/** What was left over may activate a complex join anew; in its second phase, nothing more may come. */
function passComplex(run: Run, scope: number, joins: Joins, join: ComplexGateway, waiting: readonly string[]): boolean {
  const used = usedFlows(run, join, scope)
  if (used === null) return passIfActivated(run, join, scope)
  if (awaitsMore(run, scope, joins, reachOf(joins, join), waiting, used)) return false
  resetComplexJoin(run, join, scope, used)
  return true
}

/** Lets the join at which tokens are stuck pass with those that have come: somebody has decided so. */
export function passStuckJoin(run: Run, scope: number): void {
  const { waiting = [] } = elementOf(run, scope)
  const node = run.definition.flows.get(waiting[0] ?? '')?.target
  if (node === undefined) return
  if (node.type === 'complexGateway') passComplexJoin(run, node, scope)
  else activate(run, node, scope, { consumed: filledFlows(node, waiting) })
}

/** How many tokens wait before each join of an instance's scope, by the join's id. */
export function tokensAtJoins(
  flows: ReadonlyMap<string, SequenceFlow>,
  waiting: readonly string[],
): ReadonlyMap<string, number> {
  const tokens = new Map<string, number>()
  for (const id of waiting) {
    const node = flows.get(id)?.target.id ?? id
    tokens.set(node, (tokens.get(node) ?? 0) + 1)
  }
  return tokens
}

function everyFlowIsFilled({ incoming }: FlowNode, waiting: readonly string[]): boolean {
  if (waiting.length < incoming.length) return false
  const filled = new Set(waiting)
  return incoming.every((flow) => filled.has(flow.id))
}

/** Whether a token may still reach a flow that is empty without being able to reach one that is filled, or was. */
function awaitsMore(
  run: Run,
  scope: number,
  joins: Joins,
  join: InclusiveJoin,
  waiting: readonly string[],
  used: readonly string[] = [],
): boolean {
  const { nodes, flows } = run.definition
  const isParallel = behaviourOf(run, join.node).joins === 'parallel'
  const mayStillCome = (from: FlowNode | undefined): boolean => {
    const number = from === undefined ? undefined : joins.graph.numbers.get(from)
    if (number === undefined) return false
    let reaches = false
    for (const flow of flowsReached(join, number)) {
      if (!waiting.includes(flow) && !used.includes(flow)) reaches = true
      else if (!isParallel) return false
    }
    return reaches
  }
  for (const element of run.draft.elements) {
    if (element.scope === scope && mayStillCome(nodes.get(element.node))) return true
  }
  for (const id of waiting) {
    const target = flows.get(id)?.target
    if (target !== join.node && mayStillCome(target)) return true
  }
  return false
}

interface Joins {
  readonly graph: ScopeGraph
  readonly all: readonly FlowNode[]
  readonly parallel: readonly FlowNode[]
  /** Reach per join, found when it is first asked for. */
  readonly reach: Map<FlowNode, InclusiveJoin>
}

// Follows from the definition alone, and is dear for large models: found once per scope and let go with it.
const known = new WeakMap<ScopeDefinition, Joins>()

function joinsOf(run: Run, scopeId: string): Joins {
  const scope = run.definition.scopes.get(scopeId)
  if (scope === undefined) throw new Error(`Expected ${scopeId} to be a scope of ${run.definition.id}.`)
  const before = known.get(scope)
  if (before !== undefined) return before
  const joining = (...kinds: readonly string[]) =>
    scope.nodes.filter((node) => kinds.includes(behaviourOf(run, node).joins) && node.incoming.length > 1)
  const joins = {
    graph: graphOf(scope),
    all: joining('inclusive', 'complex'),
    parallel: joining('parallel'),
    reach: new Map(),
  }
  known.set(scope, joins)
  return joins
}

function reachOf({ graph, reach }: Joins, node: FlowNode): InclusiveJoin {
  const before = reach.get(node)
  if (before !== undefined) return before
  const join = inclusiveJoin(graph, node)
  reach.set(node, join)
  return join
}

function idOf({ id }: SequenceFlow): string {
  return id
}
