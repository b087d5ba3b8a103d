import { isThrown, outgoingCommands } from '../../core/calls/outgoing-commands.ts'
import { type Chain, chainOf, nextChain } from '../../core/chain.ts'
import type { BodyOf, CommandBody } from '../../core/commands.ts'
import type { Context } from '../../core/context.ts'
import type { Decision, Rejection } from '../../core/decision.ts'
import type { Event } from '../../core/events.ts'
import { handle } from '../../core/handle.ts'
import type { ProcessInstance } from '../../core/instance.ts'
import { evaluateExpression } from '../../expressions/evaluate.ts'
import type { ProcessDefinition } from '../../model/definition.ts'
import { closesDaily } from './office.ts'
import { extendTrace, traceLines } from './trace.ts'
import { type Member, type Thrown, type World, withInstance } from './world.ts'

type StartInstance = BodyOf<'startInstance'>

export type Outcome =
  | { readonly ok: true; readonly world: World }
  /** `world` only where a limit was reached: how far it came. */
  | { readonly ok: false; readonly refusal: Refusal; readonly world?: World }

/** Why a step could not be taken; a check says what it expected and what it found. */
export interface Refusal extends Rejection {
  readonly expected?: unknown
  readonly found?: unknown
}

/** Sends a command to one instance and takes in what happened. */
export function send(
  world: World,
  member: Member,
  body: CommandBody,
  migratesTo: ProcessDefinition | null = null,
): Outcome {
  const before = world.settings.throughJson ? copyThroughJson(member.instance) : member.instance
  const decision = decide(world, member.definition, before, member.number, body, migratesTo)
  if (!decision.accepted) return { ok: false, refusal: decision.rejection }
  const definition = migratesTo ?? member.definition
  const next = withInstance(world, member.number, { definition, instance: decision.instance })
  return { ok: true, world: takeIn(next, { ...member, definition }, decision, chainOf(body)) }
}

/** Starts an instance; it becomes the last member. */
export function startInstance(
  world: World,
  definition: ProcessDefinition,
  name: string | null,
  start: Pick<StartInstance, 'startEvent' | 'variables'> & Partial<StartInstance>,
): Outcome {
  const number = world.members.length + 1
  const decision = decide(world, definition, null, number, {
    businessKey: null,
    ...start,
    type: 'startInstance',
    processId: definition.id,
    definitionHash: definition.hash,
  })
  if (!decision.accepted) return { ok: false, refusal: decision.rejection }
  const member = { number, name, definition, instance: decision.instance }
  return { ok: true, world: takeIn({ ...world, members: [...world.members, member] }, member, decision, start.chain) }
}

function decide(
  world: World,
  definition: ProcessDefinition,
  instance: ProcessInstance | null,
  number: number,
  body: CommandBody,
  migratesTo: ProcessDefinition | null = null,
): Decision {
  const command = {
    id: countedId(1, world.commands + 1),
    parkId: countedId(0, 0),
    instanceId: countedId(2, number),
    actor: { type: 'system', name: 'simulation' },
    body,
  } as const
  return handle(definition, instance, command, { ...contextOf(world), migratesTo })
}

function takeIn(
  world: World,
  { definition, number }: Member,
  { events, instance }: Decision & { accepted: true },
  chain: Chain | undefined,
): World {
  const sent = outgoingCommands(instance, events, chain).map((command) => ({ command, from: number }))
  const put = events.filter(isThrown)
  const thrown = put.map(({ kind, name, correlationKey = null, variables = {} }) => ({
    // `isThrown` lets through nothing else.
    kind: kind as Thrown['kind'],
    name: name ?? '',
    correlationKey,
    variables,
    chain: nextChain(chain, 'thrown', put.length + sent.length),
    from: number,
  }))
  return {
    ...world,
    commands: world.commands + 1,
    stores: withWritten(world.stores, events),
    sent: sent.length === 0 ? world.sent : [...world.sent, ...sent],
    thrown: thrown.length === 0 ? world.thrown : [...world.thrown, ...thrown],
    trace: extendTrace(world.trace, traceLines(events, definition, world.now, number)),
  }
}

function withWritten(stores: World['stores'], events: readonly Event[]): World['stores'] {
  const written = events.flatMap((event) =>
    event.type === 'storeWritten' ? [[event.store, event.value] as const] : [],
  )
  return written.length === 0 ? stores : new Map([...stores, ...written])
}

function contextOf({ now, settings, choices, assumed, processes, stores }: World): Context {
  // All that an ad-hoc sub-process may begin with is chosen before one of it completes.
  const chosenByHand = settings.auto ? new Set(processes.flatMap(choosableNodes)) : noNodes
  return {
    now,
    zone: settings.zone,
    evaluate(expression, scope) {
      const value = assumed.get(expression.source)
      return value === undefined ? evaluateExpression(expression, scope) : { ok: true, value }
    },
    office: closesDaily(settings.zone),
    stepLimit: 100_000,
    readStore: (name) => stores.get(name) ?? null,
    waits: (node) => settings.waits.has(node) || settings.handlers.has(node) || chosenByHand.has(node),
    choose: (node) => choices.get(node) ?? null,
  }
}

const noNodes: ReadonlySet<string> = new Set()

function choosableNodes({ nodes }: ProcessDefinition): readonly string[] {
  return [...nodes.values()].flatMap((node) =>
    node.type === 'adHocSubProcess' ? node.body.implicitStarts.map(({ id }) => id) : [],
  )
}

/** The id of the instance that is started next. */
export function nextInstanceId({ members }: World): string {
  return countedId(2, members.length + 1)
}

/** Ids that look like those of the server and are the same on every run. */
function countedId(kind: number, count: number): string {
  return `00000000-0000-7000-8${String(kind).padStart(3, '0')}-${String(count).padStart(12, '0')}`
}

function copyThroughJson(instance: ProcessInstance): ProcessInstance {
  return JSON.parse(JSON.stringify(instance)) as ProcessInstance // an instance is plain JSON by its own promise
}
