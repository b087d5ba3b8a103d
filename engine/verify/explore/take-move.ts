import type { Command, CommandBody } from '../../core/commands.ts'
import type { Context } from '../../core/context.ts'
import type { Event } from '../../core/events.ts'
import { handle } from '../../core/handle.ts'
import type { ProcessInstance } from '../../core/instance.ts'
import type { CompiledExpression, ExpressionScope, JsonValue } from '../../expressions/expression.ts'
import type { ProcessDefinition } from '../../model/definition.ts'
import { asksOnlyCounts, type Choices, choicesOf } from './choices.ts'
import { constantValue, type Purpose, purposesOf, standInFor } from './stand-ins.ts'

/** What one command led to, with what was chosen and assumed on the way. */
export interface Taken {
  readonly instance: ProcessInstance
  readonly events: readonly Event[]
  /** Gateway → flows that it took. */
  readonly chosen: ReadonlyMap<string, readonly string[]>
  /** Source of an expression → value that it was taken to have. */
  readonly assumed: ReadonlyMap<string, JsonValue>
}

/** A process whose gateways may be told how to go; one is told the same all through one command. */
export interface Choosing {
  readonly definition: ProcessDefinition
  readonly choices: ReadonlyMap<string, Choices>
  readonly purposes: ReadonlyMap<CompiledExpression, Purpose>
}

const zone = 'Asia/Shanghai'
const now = Date.parse('2026-01-05T09:00:00+08:00')

export function openChoosing(definition: ProcessDefinition, outcomes: (node: string) => readonly string[]): Choosing {
  const choices = [...definition.nodes.values()].flatMap((node) => {
    const all = choicesOf(node, outcomes)
    return all === null ? [] : [[node.id, all] as const]
  })
  return { definition, choices: new Map(choices), purposes: purposesOf(definition) }
}

/** Carries out one command in every way in which the gateways on its path may go. */
export function* takeInEveryWay(
  choosing: Choosing,
  before: ProcessInstance | null,
  body: CommandBody,
): Generator<Taken> {
  let plan: readonly number[] = []
  for (;;) {
    const asked = new Map<string, { readonly place: number; readonly count: number }>()
    const taken = take(choosing, before, body, (about, count) => {
      const known = asked.get(about) ?? { place: plan[asked.size] ?? 0, count }
      asked.set(about, known)
      return known.place
    })
    if (taken !== null) yield taken
    const places = [...asked.values()]
    const last = places.findLastIndex(({ place, count }) => place + 1 < count)
    if (last < 0) return
    plan = places.slice(0, last + 1).map(({ place }, at) => (at === last ? place + 1 : place))
  }
}

function take(
  { definition, choices, purposes }: Choosing,
  before: ProcessInstance | null,
  body: CommandBody,
  pick: (about: string, count: number) => number,
): Taken | null {
  const chosen = new Map<string, readonly string[]>()
  const assumed = new Map<string, JsonValue>()
  const untrue = new Set<CompiledExpression>()
  const context: Context = {
    now,
    zone,
    office: () => null,
    stepLimit: 200 + 4 * definition.nodes.size,
    waits: () => true,
    choose(node) {
      const all = choices.get(node)?.all ?? []
      const choice = all[all.length === 0 ? 0 : pick(`gateway ${node}`, all.length)]
      if (choice === undefined) return null
      if (choice !== null) {
        const flows = choice.map(({ id }) => id)
        chosen.set(node, flows)
        return flows
      }
      for (const { condition } of definition.nodes.get(node)?.outgoing ?? [])
        if (condition !== null) untrue.add(condition)
      return null
    },
    evaluate(expression, scope) {
      const purpose = purposes.get(expression)
      const isOpen = purpose === 'whether' && !isKnown(expression, scope)
      if (!isOpen && !untrue.has(expression)) return standInFor(expression, purpose, scope, assumed)
      const value = isOpen && pick(`condition ${expression.source}`, 2) === 1
      assumed.set(expression.source, value)
      return { ok: true, value }
    },
  }
  const decision = handle(definition, before, commandOf(body), context)
  return decision.accepted ? { instance: decision.instance, events: decision.events, chosen, assumed } : null
}

function commandOf(body: CommandBody): Command {
  return { id: 'command', parkId: 'park', instanceId: 'instance', actor: { type: 'system', name: 'verify' }, body }
}

/** What the gateway or loop counts itself is known; variables are not. */
function isKnown(expression: CompiledExpression, scope: ExpressionScope): boolean {
  return constantValue(expression) !== undefined || asksOnlyCounts(expression, (name) => scope.read(name) !== undefined)
}
