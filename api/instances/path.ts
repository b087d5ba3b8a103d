import type { FlowNode, ProcessDefinition, ProcessInstance } from '../../engine/index.ts'
import type { Activity } from './activities.ts'
import type { HistoryEntry } from './history-entry.ts'

/** How a flow node of the diagram stands in one instance. `ended` = it was terminated and never completed. */
export interface NodeStanding {
  readonly node: string
  readonly state: 'incident' | 'running' | 'waiting' | 'done' | 'ended'
  /** Tokens that are there now. */
  readonly count: number
  /** How often it was completed. */
  readonly completed: number
}

export interface InstancePath {
  /** Only nodes that a token has reached, in the order in which the first one did. */
  readonly standings: readonly NodeStanding[]
  /** Ids of the sequence flows that a token has taken. */
  readonly taken: readonly string[]
}

/** The path that an instance took through its diagram, and where its tokens are now. */
export function pathOf(
  definition: ProcessDefinition,
  instance: ProcessInstance,
  activities: readonly Activity[],
  entries: readonly HistoryEntry[],
): InstancePath {
  const reached = new Map<string, Activity[]>()
  for (const activity of activities) reached.set(activity.node, [...(reached.get(activity.node) ?? []), activity])
  const atJoins = tokensAtJoins(definition, instance)
  for (const node of atJoins.keys()) if (!reached.has(node)) reached.set(node, [])
  const standings = [...reached].map(([node, all]) => {
    const standing = standingOf(definition.nodes.get(node), node, all)
    const waiting = atJoins.get(node) ?? 0
    return waiting === 0 ? standing : { ...standing, state: 'waiting' as const, count: waiting }
  })
  const taken = entries.flatMap(({ events }) =>
    events.flatMap((event) => (event.type === 'flowTaken' ? [event.flow] : [])),
  )
  return { standings, taken: [...new Set(taken)] }
}

function standingOf(node: FlowNode | undefined, id: string, activities: readonly Activity[]): NodeStanding {
  // Where an activity is carried out several times, its bodies are what people count, not the whole around them.
  const bodies = activities.filter(({ body }) => body !== null)
  const counted = bodies.length > 0 ? bodies : activities
  const alive = counted.filter(({ endedAt }) => endedAt === null)
  const completed = counted.filter(({ state }) => state === 'completed').length
  const standing = { node: id, count: alive.length, completed }
  if (activities.some(({ state }) => state === 'failed')) return { ...standing, state: 'incident' }
  if (alive.length > 0) return { ...standing, state: isWorkedOn(node) ? 'running' : 'waiting' }
  return { ...standing, state: completed > 0 ? 'done' : 'ended' }
}

/** Somebody or something is at work there; events, gateways and receive tasks only wait. */
function isWorkedOn(node: FlowNode | undefined): boolean {
  return (
    node !== undefined &&
    /(?:[tT]ask|[sS]ubProcess|transaction|callActivity)$/.test(node.type) &&
    node.type !== 'receiveTask'
  )
}

/** Tokens that stand before a join, which is not active before it has them all. */
function tokensAtJoins(definition: ProcessDefinition, instance: ProcessInstance): ReadonlyMap<string, number> {
  const tokens = new Map<string, number>()
  for (const { waiting = [] } of instance.elements) {
    for (const flow of waiting) {
      const target = definition.flows.get(flow)?.target.id
      if (target !== undefined) tokens.set(target, (tokens.get(target) ?? 0) + 1)
    }
  }
  return tokens
}
