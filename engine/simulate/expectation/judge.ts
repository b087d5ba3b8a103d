import { visibleVariables } from '../../core/variables.ts'
import type { JsonValue, Variables } from '../../expressions/expression.ts'
import { sameJson } from '../same-json.ts'
import { countWaiting, standing } from '../world/standing.ts'
import { linesOf, type TraceLine } from '../world/trace.ts'
import type { Member, World } from '../world/world.ts'
import type { Counts, Expected, ExpectedInstances, Mismatch } from './expected.ts'
import { judgeClocks } from './judge-clocks.ts'

/** Compares a world with what is expected of it; `null` where it is so, else the first thing that is not. */
export function judge(world: World, expected: Expected): Mismatch | null {
  const at = { now: world.now, zone: world.settings.zone }
  return (
    judgeMembers(world.members, linesOf(world.trace), expected) ?? judgeClocks(world.members, expected.clocks ?? {}, at)
  )
}

function judgeMembers(members: readonly Member[], trace: readonly TraceLine[], expected: Expected): Mismatch | null {
  const { ended, allEnded, waiting, variables, variablesAt, instances } = expected
  const running = members.filter(({ instance }) => instance.state === 'active')
  const hasEnded = members.length > 0 && running.length === 0
  if (ended !== undefined && ended !== hasEnded) return { key: 'ended', expected: ended, found: hasEnded }
  if (allEnded !== undefined && allEnded !== (running.length === 0)) {
    return { key: 'allEnded', expected: allEnded, found: running.length === 0 }
  }
  return (
    (waiting === undefined ? null : judgeWaiting(members, waiting, ended === false)) ??
    judgeTrace(trace, expected) ??
    (variables === undefined ? null : judgeVariables(variables, members[0], 'variables')) ??
    judgeVariablesAt(members, variablesAt ?? {}) ??
    (instances === undefined ? null : judgeInstances(members, trace, instances))
  )
}

/** Beside `ended: false` no other task waits; gateways and catch events count only where they are listed. */
function judgeWaiting(members: readonly Member[], expected: Counts, isComplete: boolean): Mismatch | null {
  const found = countWaiting(members)
  const tasks = standing(members).filter(({ node, element }) => element.state === 'active' && !isPassage(node.type))
  const unlisted = isComplete ? tasks.map(({ node }) => node.id).filter((id) => !Object.hasOwn(expected, id)) : []
  const wrong = Object.entries(expected).some(([id, count]) => (found.get(id) ?? 0) !== count)
  return wrong || unlisted.length > 0 ? { key: 'waiting', expected, found: Object.fromEntries(found) } : null
}

function isPassage(type: string): boolean {
  return /Event$|Gateway$/.test(type)
}

function judgeTrace(trace: readonly TraceLine[], expected: Expected): Mismatch | null {
  const completions = trace.filter(({ event }) => event === 'completed').map(({ element }) => element)
  const completed = [...new Set(completions)]
  const seen = (word: TraceLine['event']) =>
    new Set(trace.filter(({ event }) => event === word).map(({ element }) => element))
  const { completedActivities = [], order = [], counts = {}, cancelled = [], neverReached = [] } = expected

  if (!completedActivities.every((id) => completed.includes(id))) {
    return { key: 'completedActivities', expected: completedActivities, found: completed }
  }
  const places = order.map((id) => completed.indexOf(id))
  if (places.some((place, at) => place < 0 || place <= (places[at - 1] ?? -1))) {
    return { key: 'order', expected: order, found: completed }
  }
  // Of an activity that loops the bodies count, and the whole does not.
  const counted = trace.filter(({ event, whole }) => event === 'completed' && whole !== true)
  const timesOf = (id: string) => counted.filter(({ element }) => element === id).length
  const found = Object.fromEntries(Object.keys(counts).map((id) => [id, timesOf(id)]))
  if (!sameJson(counts, found)) return { key: 'counts', expected: counts, found }
  const terminated = seen('terminated')
  if (!cancelled.every((id) => terminated.has(id))) {
    return { key: 'cancelled', expected: cancelled, found: [...terminated] }
  }
  const entered = seen('activated')
  const reached = neverReached.filter((id) => entered.has(id))
  return reached.length > 0 ? { key: 'neverReached', expected: neverReached, found: reached } : null
}

/** A variable that was never set is null, as it is for an expression. */
function judgeVariables(expected: Variables, member: Member | undefined, key: string, at = 0): Mismatch | null {
  const visible = member === undefined ? {} : visibleVariables(member.instance, at)
  const found = Object.fromEntries(
    Object.keys(expected).map((name): [string, JsonValue] => [name, visible[name] ?? null]),
  )
  return sameJson(expected, found) ? null : { key, expected, found }
}

function judgeVariablesAt(
  members: readonly Member[],
  expected: { readonly [element: string]: Variables },
): Mismatch | null {
  for (const [id, variables] of Object.entries(expected)) {
    const key = `variablesAt.${id}`
    const there = standing(members).filter(({ node }) => node.id === id)
    if (there.length === 0) return { key, expected: variables, found: null }
    const mismatches = there.map(({ member, element }) => judgeVariables(variables, member, key, element.key))
    if (!mismatches.includes(null)) return mismatches[0] ?? null
  }
  return null
}

function judgeInstances(
  members: readonly Member[],
  trace: readonly TraceLine[],
  expected: ExpectedInstances,
): Mismatch | null {
  if (expected.by === 'process') {
    const running = ({ definition, instance }: Member, id: string) =>
      instance.state === 'active' && definition.id === id
    const found = Object.fromEntries(
      Object.keys(expected.running).map((id) => [id, members.filter((member) => running(member, id)).length]),
    )
    return sameJson(expected.running, found) ? null : { key: 'instances', expected: expected.running, found }
  }
  if (expected.by === 'order') {
    if (expected.states.length !== members.length) {
      return { key: 'instances', expected: expected.states.length, found: members.length }
    }
    return firstOf(expected.states.map((state, at) => judgeOne(members[at], trace, state, `instances[${at}]`)))
  }
  const states = Object.entries(expected.states)
  return firstOf(
    states.map(([name, state]) =>
      judgeOne(
        members.find((each) => each.name === name),
        trace,
        state,
        `instances.${name}`,
      ),
    ),
  )
}

function judgeOne(
  member: Member | undefined,
  trace: readonly TraceLine[],
  expected: Expected,
  path: string,
): Mismatch | null {
  if (member === undefined) return { key: path, expected: 'an instance', found: null }
  const own = trace.filter(({ instance }) => instance === member.number)
  const mismatch = judgeMembers([member], own, expected)
  return mismatch === null ? null : { ...mismatch, key: `${path}.${mismatch.key}` }
}

function firstOf(mismatches: readonly (Mismatch | null)[]): Mismatch | null {
  return mismatches.find((mismatch) => mismatch !== null) ?? null
}
