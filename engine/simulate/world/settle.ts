import type { CommandBody } from '../../core/commands.ts'
import { visibleVariables } from '../../core/variables.ts'
import type { JsonValue, Variables } from '../../expressions/expression.ts'
import { broadcastSignal } from './broadcast-signal.ts'
import { deliverCommand } from './deliver-command.ts'
import { deliverThrown } from './deliver-message.ts'
import { type Outcome, type Refusal, send } from './send.ts'
import { isCompletable, type Standing, standing } from './standing.ts'
import type { Handler, World } from './world.ts'

/** Lets everything happen that happens by itself: what was thrown, work that has a handler, and tasks under `auto`. */
export function settle(outcome: Outcome): Outcome {
  if (!outcome.ok) return outcome
  let { world } = outcome
  const limit = world.commands + world.settings.commandLimit
  for (;;) {
    const next = nextByItself(world)
    if (next === null) return { ok: true, world }
    if (world.commands >= limit) return { ok: false, refusal: endless(world.settings.commandLimit), world }
    if (!next.ok) return next
    world = next.world
  }
}

function nextByItself(world: World): Outcome | null {
  const [sent, ...later] = world.sent
  if (sent !== undefined) return deliverCommand({ ...world, sent: later, commands: world.commands + 1 }, sent)
  const [thrown, ...rest] = world.thrown
  if (thrown !== undefined) {
    const waiting = { ...world, thrown: rest, commands: world.commands + 1 }
    const { kind, name, variables, from, chain } = thrown
    const delivered =
      kind === 'signal' ? broadcastSignal(waiting, name, variables, from, chain) : deliverThrown(waiting, thrown)
    if (delivered.ok) return delivered
    if (delivered.refusal.code === 'instance-suspended') {
      return { ok: true, world: { ...waiting, held: { ...world.held, thrown: [...world.held.thrown, thrown] } } }
    }
    // A message may be for the world outside: nobody here need wait for it.
    return { ok: true, world: waiting }
  }
  const chosen = world.settings.auto ? chooseNext(world) : null
  if (chosen !== null) return chosen
  for (const token of standing(world.members.filter(({ instance }) => instance.suspended !== true))) {
    const answer = isCompletable(token) ? answerOf(world, token) : null
    if (answer === null) continue
    return 'code' in answer ? { ok: false, refusal: answer } : send(world, token.member, completion(token, answer.give))
  }
  return null
}

/** Under `auto`, each activity of an ad-hoc sub-process that no flow leads to is chosen once, as soon as that is allowed. */
function chooseNext(world: World): Outcome | null {
  for (const member of world.members) {
    for (const { key, node, adHoc } of member.instance.elements) {
      const starts =
        adHoc === undefined || adHoc.enough ? [] : (member.definition.scopes.get(node)?.implicitStarts ?? [])
      const next = starts.find(({ id }) => adHoc?.chosen.includes(id) === false)
      if (next === undefined) continue
      const outcome = send(world, member, { type: 'activateActivity', key, node: next.id })
      if (outcome.ok) return outcome
    }
  }
  return null
}

/** The command that says that a task or job is done. */
export function completion({ element }: Standing, variables: Variables): CommandBody {
  return { type: element.job === undefined ? 'completeTask' : 'completeJob', key: element.key, variables }
}

function answerOf({ settings, now }: World, token: Standing): { readonly give: Variables } | Refusal | null {
  const { element, node, member } = token
  const handler = settings.handlers.get(node.id)
  if (handler !== undefined)
    return evaluateHandler(handler, visibleVariables(member.instance, element.key), now, settings.zone)
  return settings.auto && !settings.waits.has(node.id) ? { give: {} } : null
}

function evaluateHandler(
  handler: Handler,
  variables: Variables,
  now: number,
  zone: string,
): { readonly give: Variables } | Refusal {
  const give: Record<string, JsonValue> = {}
  for (const [name, value] of handler) {
    if (!isExpression(value)) {
      give[name] = value
      continue
    }
    const result = value.evaluate({ read: (variable) => variables[variable], now, zone })
    if (!result.ok) return result
    give[name] = result.value
  }
  return { give }
}

function isExpression(
  value: unknown,
): value is Extract<NonNullable<ReturnType<Handler['get']>>, { evaluate: unknown }> {
  return typeof value === 'object' && value !== null && 'evaluate' in value && typeof value.evaluate === 'function'
}

function endless(limit: number): Refusal {
  return {
    code: 'limit',
    message: `Expected the process to come to rest within ${limit} commands, but it went on.`,
    messageZh: `流程未在 ${limit} 条命令之内停下。`,
  }
}
