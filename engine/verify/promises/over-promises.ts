import type { ProcessDefinition, ScopeDefinition, ServiceLevel } from '../../model/definition.ts'
import type { FlowNode } from '../../model/nodes/flow-node.ts'
import { linkTarget } from '../../model/nodes/link-target.ts'
import { constantValue } from '../explore/stand-ins.ts'
import { type Leg, type LongestWay, longestWay, type Stop } from './longest-way.ts'

/** A promise in working days, and what the authorities may need in the worst case. */
export interface Promised {
  /** The process or sub-process that promises. */
  readonly element: string
  readonly scope: ScopeDefinition
  readonly promised: number
  readonly worst: LongestWay
}

/** Every promise of a process beside its worst case; days of applicants and of third parties count for nothing. */
export function promisesOf(definition: ProcessDefinition): readonly Promised[] {
  return [...definition.scopes.values()].flatMap((scope): Promised[] => {
    const levels = levelsOf(definition, scope).filter(isReckoned)
    return levels.map(({ days, clock }) => ({
      element: scope.id,
      scope,
      promised: days,
      worst: worstOf(definition, scope, clock),
    }))
  })
}

function levelsOf(
  { scope: root, serviceLevels, nodes }: ProcessDefinition,
  scope: ScopeDefinition,
): readonly ServiceLevel[] {
  if (scope === root) return serviceLevels
  const node = nodes.get(scope.id)
  return node !== undefined && 'serviceLevels' in node ? node.serviceLevels : []
}

/** A time by law that begins somewhere on the way is not told apart from what comes before it. */
function isReckoned({ owner, clock, startsAt }: ServiceLevel): boolean {
  return owner === 'authority' && (clock === 'promised' || startsAt === null)
}

/** What interrupts a scope comes after the longest that it may have taken. */
function worstOf(definition: ProcessDefinition, scope: ScopeDefinition, clock: ServiceLevel['clock']): LongestWay {
  const stops: Stop[] = []
  for (const node of scope.nodes) {
    const stop = stopAt(definition, node, clock)
    if ('decided' in stop) return stop
    stops.push(stop)
  }
  const besides = scope.eventSubProcesses.map(({ id }) => id)
  const legs = scope.nodes.flatMap((node) => [
    ...legsFrom(node),
    ...besides.filter((id) => !besides.includes(node.id) && id !== node.id).map((id) => leg(node.id, id)),
  ])
  return longestWay(stops, legs)
}

function stopAt(definition: ProcessDefinition, node: FlowNode, clock: ServiceLevel['clock']): Stop | LongestWay {
  const idle = { id: node.id, eachTime: 0, once: 0 }
  if (!('serviceLevels' in node)) return idle
  const { serviceLevels, id } = node
  const level = serviceLevels.find((each) => each.clock === clock) ?? null
  // What is not the authority's time counts nothing, and a task with a time of the other clock has none of this one.
  const isNothing = node.type !== 'subProcess' && level === null
  if (isNothing || serviceLevels.some(({ owner }) => owner !== 'authority')) return idle
  const inside = level === null && node.type === 'subProcess' ? worstOf(definition, node.body, clock) : null
  if (inside !== null && !inside.decided) return inside
  const days = level?.days ?? inside?.days ?? 0
  if (level?.scope === 'gate') return { id, eachTime: 0, once: days }
  const rounds = days === 0 ? 1 : roundsOf(node)
  return rounds === null ? { decided: false, stop: id } : { id, eachTime: days * rounds, once: 0 }
}

/** How often an activity is carried out one after the other; `null` = nobody can say. */
function roundsOf(node: FlowNode): number | null {
  if (!('loop' in node) || node.loop === null) return 1
  const { loop } = node
  if (loop.type === 'standardLoop') return loop.maximum
  if (!loop.sequential) return 1
  const value = constantValue(loop.source.value)
  if (Array.isArray(value)) return value.length
  return typeof value === 'number' ? value : null
}

function legsFrom(node: FlowNode): readonly Leg[] {
  const link = linkTarget(node)
  return [
    ...node.outgoing.map(({ target, rounds }) => ({ from: node.id, to: target.id, rounds })),
    ...('boundaryEvents' in node ? node.boundaryEvents.map(({ id }) => leg(node.id, id)) : []),
    ...(link === null ? [] : [leg(node.id, link.id)]),
  ]
}

function leg(from: string, to: string): Leg {
  return { from, to, rounds: null }
}
