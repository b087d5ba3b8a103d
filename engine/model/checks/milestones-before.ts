import type { BoundaryEvent, FlowNode, ProcessDefinition, ScopeDefinition, StartEvent } from '../definition.ts'
import { findCatcher } from './find-catcher.ts'
import { startsOf } from './starts-of.ts'

/** The milestones that may have been reached last; `null` = none yet. */
type Milestones = Set<string | null>

/**
 * For each node the milestones that may stand when it completes, along sequence flows, into and out of sub-processes,
 * over boundary events and event sub-processes. An error leads from where it is thrown to what catches it; any other
 * event may interrupt its activity at every milestone that stands within.
 */
export function milestonesBefore(process: ProcessDefinition): ReadonlyMap<FlowNode, ReadonlySet<string | null>> {
  const entering = new Map<FlowNode, Milestones>()
  const completing = new Map<FlowNode, Milestones>()
  for (const node of process.nodes.values()) {
    entering.set(node, new Set())
    completing.set(node, new Set())
  }
  const thrown = throwersByCatcher(process)
  let grew = true
  const add = (to: Milestones | undefined, from: Iterable<string | null>): void => {
    for (const milestone of from) {
      if (to === undefined || to.has(milestone)) continue
      to.add(milestone)
      grew = true
    }
  }
  const leaving = (node: FlowNode): Iterable<string | null> => {
    const standing = completing.get(node) ?? []
    return node.milestone === null ? standing : [...standing].map(() => node.milestone)
  }
  const within = (scope: ScopeDefinition, except: FlowNode | null): Iterable<string | null> => {
    const standing: Milestones = new Set()
    for (const node of nodesWithin(scope, except)) for (const milestone of leaving(node)) standing.add(milestone)
    return standing
  }

  for (const start of startsOf(process.scope)) add(entering.get(start), [null])
  while (grew) {
    grew = false
    for (const node of process.nodes.values()) {
      const arrived = entering.get(node) ?? []
      for (const flow of node.outgoing) add(entering.get(flow.target), leaving(node))
      if ('boundaryEvents' in node) {
        for (const boundary of node.boundaryEvents) add(entering.get(boundary), atBoundary(node, boundary))
      }
      if (node.type !== 'subProcess') {
        add(completing.get(node), arrived)
        continue
      }
      if (!node.triggeredByEvent) for (const start of startsOf(node.body)) add(entering.get(start), arrived)
      for (const end of endsOf(node.body)) add(completing.get(node), leaving(end))
    }
    for (const scope of process.scopes.values())
      for (const sub of scope.eventSubProcesses) enterEventSubProcess(scope, sub)
  }
  return completing

  function atBoundary(host: FlowNode, boundary: BoundaryEvent): Iterable<string | null> {
    const throwers = thrown.get(boundary)
    if (throwers !== undefined) return throwers.flatMap((thrower) => [...leaving(thrower)])
    const before = entering.get(host) ?? []
    return host.type === 'subProcess' ? [...before, ...within(host.body, null)] : before
  }

  function enterEventSubProcess(scope: ScopeDefinition, sub: FlowNode & { readonly type: 'subProcess' }): void {
    for (const start of sub.body.startEvents) {
      const throwers = thrown.get(start)
      const before = throwers?.flatMap((thrower) => [...leaving(thrower)]) ?? [
        ...beforeScope(scope),
        ...within(scope, sub),
      ]
      add(entering.get(start), before)
      add(entering.get(sub), before)
    }
  }

  function beforeScope(scope: ScopeDefinition): Iterable<string | null> {
    const owner = process.nodes.get(scope.id)
    return owner === undefined ? [null] : (entering.get(owner) ?? [])
  }
}

/** Which error end events each catching event answers. */
function throwersByCatcher(process: ProcessDefinition): ReadonlyMap<FlowNode, readonly FlowNode[]> {
  const throwers = new Map<BoundaryEvent | StartEvent, FlowNode[]>()
  for (const node of process.nodes.values()) {
    if (node.type !== 'endEvent' || node.trigger?.type !== 'error') continue
    const catcher = findCatcher(process, node.scope, node.trigger.code)
    if (catcher !== null) throwers.set(catcher, [...(throwers.get(catcher) ?? []), node])
  }
  return throwers
}

/** Where a scope may end: at what no flow leaves, in its event sub-processes too, unless an error leaves it. */
function endsOf(scope: ScopeDefinition): readonly FlowNode[] {
  return scope.nodes.filter(
    (node) => node.outgoing.length === 0 && !(node.type === 'endEvent' && node.trigger?.type === 'error'),
  )
}

function nodesWithin(scope: ScopeDefinition, except: FlowNode | null): readonly FlowNode[] {
  const nodes: FlowNode[] = []
  const scopes = [scope]
  for (const inner of scopes) {
    for (const node of inner.nodes) {
      if (node === except) continue
      nodes.push(node)
      if (node.type === 'subProcess') scopes.push(node.body)
    }
  }
  return nodes
}
