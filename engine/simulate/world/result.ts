import { visibleVariables } from '../../core/variables.ts'
import type { Variables } from '../../expressions/expression.ts'
import { type ClockResult, clockResults, type ReadAt } from './clock-results.ts'
import { countWaiting, incidentElement } from './standing.ts'
import { linesOf, type TraceLine } from './trace.ts'
import { defaultSettings, type Member, type World } from './world.ts'

/** How one instance stands when the script is done. */
export interface RunResult {
  readonly instance: number
  readonly result: 'completed' | 'waiting' | 'terminated' | 'cancelled' | 'failed'
  /** Element ids, one for each token that waits. */
  readonly waiting: readonly string[]
  /** Each element once, in the order of the first completions. */
  readonly completed: readonly string[]
  readonly variables: Variables
  readonly incidents: readonly IncidentResult[]
  /** Only where it has clocks: those that are open, and those whose node may be visited again. */
  readonly clocks?: readonly ClockResult[]
}

export interface IncidentResult {
  readonly element: string
  readonly code: string
  readonly message: string
  readonly messageZh: string
}

/** The results in the order in which the instances were started. */
export function resultsOf(world: World): readonly RunResult[] {
  const completions = linesOf(world.trace).filter(({ event }) => event === 'completed')
  return world.members.map((member) => resultOf(member, completions, { now: world.now, zone: world.settings.zone }))
}

/** How it stands, after this trace. */
export function resultOf(
  member: Member,
  trace: readonly TraceLine[],
  at: ReadAt = readWhenLastChanged(member),
): RunResult {
  const { number, instance } = member
  const incidents = incidentsOf(member)
  const completions = trace.filter((line) => line.instance === number && line.event === 'completed')
  return {
    instance: number,
    result: instance.state !== 'active' ? instance.state : incidents.length > 0 ? 'failed' : 'waiting',
    waiting: [...countWaiting([member])].flatMap(([id, count]) => Array.from({ length: count }, () => id)),
    completed: [...new Set(completions.map(({ element }) => element))],
    variables: visibleVariables(instance, 0),
    incidents,
    ...(instance.clocks === undefined ? undefined : { clocks: clockResults(instance, at) }),
  }
}

function readWhenLastChanged({ instance: { changedAt } }: Member): ReadAt {
  return { now: changedAt, zone: defaultSettings.zone }
}

function incidentsOf(member: Member): readonly IncidentResult[] {
  return member.instance.elements.flatMap((each) => {
    const element = incidentElement(member, each)
    if (element === null || each.incident === undefined) return []
    const { code, message, messageZh } = each.incident
    return [{ element, code, message, messageZh }]
  })
}
