import type { ProcessDefinition, ScopeDefinition } from '../definition.ts'
import type { BoundaryEvent, EndEvent, StartEvent } from '../nodes/event.ts'
import type { FlowNode } from '../nodes/flow-node.ts'
import { linkTarget } from '../nodes/link-target.ts'
import { singleEvents } from '../nodes/single-events.ts'
import { findCatcher } from './find-catcher.ts'
import { startsOf } from './starts-of.ts'

/** A place in a process and the milestones that may have been reached last when a token is there; `null` = none yet. */
interface Point {
  readonly milestones: Set<string | null>
  readonly next: Point[]
  /** What every milestone becomes that arrives here. */
  readonly becomes: string | null
}

interface NodePoints {
  readonly node: FlowNode
  readonly entering: Point
  readonly completing: Point
  readonly leaving: Point
}

/**
 * For each node the milestones that may stand when it completes, along sequence flows, into and out of sub-processes,
 * over boundary events and event sub-processes. An error leads from where it is thrown to what catches it; any other
 * event may interrupt its activity at every milestone that stands within.
 */
export function milestonesBefore(process: ProcessDefinition): ReadonlyMap<FlowNode, ReadonlySet<string | null>> {
  const points = new Map<FlowNode, NodePoints>()
  for (const node of process.nodes.values()) {
    points.set(node, { node, entering: point(), completing: point(), leaving: point(node.milestone) })
  }
  const start = point()
  const graph: Graph = {
    process,
    points,
    start,
    within: standingWithin(process, points),
    thrown: throwersByCatcher(process),
  }

  for (const first of [...startsOf(process.scope), ...process.scope.entries]) {
    connect(start, points.get(first)?.entering)
  }
  for (const places of points.values()) connectNode(places, graph)
  for (const scope of process.scopes.values()) connectEventSubProcesses(scope, graph)
  spread(start)
  return new Map([...points.values()].map(({ node, completing }) => [node, completing.milestones]))
}

interface Graph {
  readonly process: ProcessDefinition
  readonly points: ReadonlyMap<FlowNode, NodePoints>
  readonly start: Point
  readonly within: ReadonlyMap<ScopeDefinition, Within>
  readonly thrown: ReadonlyMap<FlowNode, readonly FlowNode[]>
}

/** Every milestone that stands within a scope: `flow` without its event sub-processes, `all` with them. */
interface Within {
  readonly flow: Point
  readonly all: Point
}

function connectNode({ node, entering, completing, leaving }: NodePoints, graph: Graph): void {
  connect(completing, leaving)
  for (const flow of node.outgoing) connect(leaving, graph.points.get(flow.target)?.entering)
  const linked = linkTarget(node)
  if (linked !== null) connect(leaving, graph.points.get(linked)?.entering)
  // A handler runs at some time after what it undoes.
  if (node.type === 'boundaryEvent' && node.handler !== null) {
    connect(graph.within.get(node.scope)?.all, graph.points.get(node.handler)?.entering)
  }
  if ('boundaryEvents' in node) {
    for (const boundary of node.boundaryEvents) {
      const caught = graph.points.get(boundary)?.entering
      if (connectThrowers(boundary, caught, graph)) continue
      connect(entering, caught)
      if ('body' in node) connect(graph.within.get(node.body)?.all, caught)
    }
  }
  if (!('body' in node)) {
    connect(entering, completing)
    return
  }
  if (node.type !== 'subProcess' || !node.triggeredByEvent)
    for (const first of startsOf(node.body)) connect(entering, graph.points.get(first)?.entering)
  for (const end of endsOf(node.body)) connect(graph.points.get(end)?.leaving, completing)
}

function connectEventSubProcesses(scope: ScopeDefinition, graph: Graph): void {
  const owner = graph.process.nodes.get(scope.id)
  const before = owner === undefined ? graph.start : graph.points.get(owner)?.entering
  for (const sub of scope.eventSubProcesses) {
    const entering = graph.points.get(sub)?.entering
    for (const first of sub.body.startEvents) {
      connect(entering, graph.points.get(first)?.entering)
      if (connectThrowers(first, entering, graph)) continue
      connect(before, entering)
      connect(graph.within.get(scope)?.flow, entering)
      for (const other of scope.eventSubProcesses) {
        if (other !== sub) connect(graph.within.get(other.body)?.all, entering)
      }
    }
  }
}

/** Whether end events are known that throw what this event catches; only they lead there then. */
function connectThrowers(catcher: FlowNode, caught: Point | undefined, graph: Graph): boolean {
  const throwers = graph.thrown.get(catcher)
  for (const thrower of throwers ?? []) connect(graph.points.get(thrower)?.leaving, caught)
  return throwers !== undefined
}

function standingWithin(
  process: ProcessDefinition,
  points: ReadonlyMap<FlowNode, NodePoints>,
): ReadonlyMap<ScopeDefinition, Within> {
  const within = new Map<ScopeDefinition, Within>()
  for (const scope of process.scopes.values()) {
    const places = { flow: point(), all: point() }
    connect(places.flow, places.all)
    for (const node of scope.nodes) connect(points.get(node)?.leaving, places.flow)
    within.set(scope, places)
  }
  for (const scope of process.scopes.values()) {
    const owner = process.nodes.get(scope.id)
    const around = scope.parent === null ? undefined : within.get(scope.parent)
    const event = owner?.type === 'subProcess' && owner.triggeredByEvent
    connect(within.get(scope)?.all, event ? around?.all : around?.flow)
  }
  return within
}

/** Which error end events each catching event answers. */
function throwersByCatcher(process: ProcessDefinition): ReadonlyMap<FlowNode, readonly FlowNode[]> {
  const throwers = new Map<BoundaryEvent | StartEvent, FlowNode[]>()
  for (const node of process.nodes.values()) {
    if (node.type !== 'endEvent') continue
    for (const event of singleEvents(node.trigger)) {
      const catcher = event.type === 'error' ? findCatcher(process, node.scope, event.code) : null
      if (catcher === null) continue
      const known = throwers.get(catcher)
      if (known === undefined) throwers.set(catcher, [node])
      else known.push(node)
    }
  }
  return throwers
}

/** Where a scope may end: at what no flow leaves, in its event sub-processes too, unless an error leaves it. */
function endsOf(scope: ScopeDefinition): readonly FlowNode[] {
  return scope.nodes.filter(
    (node) =>
      node.outgoing.length === 0 && linkTarget(node) === null && !(node.type === 'endEvent' && throwsError(node)),
  )
}

function throwsError({ trigger }: EndEvent): boolean {
  return singleEvents(trigger).some(({ type }) => type === 'error')
}

function point(becomes: string | null = null): Point {
  return { milestones: new Set(), next: [], becomes }
}

function connect(from: Point | undefined, to: Point | undefined): void {
  if (from !== undefined && to !== undefined) from.next.push(to)
}

function spread(start: Point): void {
  const pending: [Point, string | null][] = [[start, null]]
  for (let arrival = pending.pop(); arrival !== undefined; arrival = pending.pop()) {
    const [at, arriving] = arrival
    const milestone = at.becomes ?? arriving
    if (at.milestones.has(milestone)) continue
    at.milestones.add(milestone)
    for (const next of at.next) pending.push([next, milestone])
  }
}
