import { type Chain, nextChain } from '../chain.ts'
import type { BodyOf, CommandBody } from '../commands.ts'
import type { Event } from '../events.ts'
import type { ProcessInstance } from '../instance.ts'
import { holdersOf } from '../suspension.ts'
import type { Caller } from './caller.ts'
import { coversOf, wordsOfWhole } from './cover-called.ts'

/** What one instance sends to another: to the one that its call `key` started, or to the one that called it. */
export type OutgoingCommand =
  | { readonly to: 'called'; readonly key: number; readonly node: string; readonly body: StartOfCall | WordToCalled }
  | { readonly to: 'caller'; readonly caller: Caller; readonly body: AnswerToCaller }
  /** To the new instance that goes on from a point of this one. */
  | { readonly to: 'restarted'; readonly instanceId: string; readonly body: BodyOf<'startInstance'> }

/** `version` of the process where the model names one; what instance it becomes is settled by whoever brings it. */
export type StartOfCall = BodyOf<'startInstance'> & { readonly version: number | null }
export type WordToCalled = BodyOf<
  'cancelInstance' | 'answerEscalation' | 'suspendInstance' | 'resumeInstance' | 'coverClocks'
>
export type AnswerToCaller = Extract<CommandBody, { readonly type: 'completeCall' | 'failCall' | 'escalateCall' }>

/**
 * What follows for other instances from what an accepted command did here, in the order in which it happened. Pure, so
 * that simulation and server send the same; each arrives once, however often it is sent (see `runtime/thrown-messages`).
 */
export function outgoingCommands(
  instance: ProcessInstance,
  events: readonly Event[],
  chain: Chain | undefined,
): readonly OutgoingCommand[] {
  const sent = commandsAfter(instance, events)
  if (sent.length === 0) return sent
  const among = sent.length + events.filter(isThrown).length
  return sent.map((command) => inChain(command, chain, among))
}

/** Whether this goes to other instances by its name. */
export function isThrown(event: Event): event is Extract<Event, { readonly type: 'eventThrown' }> {
  return event.type === 'eventThrown' && event.name !== null && (event.kind === 'message' || event.kind === 'signal')
}

/** What could go round in circles is told how far it has come. */
function inChain(sent: OutgoingCommand, chain: Chain | undefined, among: number): OutgoingCommand {
  if (sent.to === 'restarted') return sent
  if (sent.to === 'caller') return { ...sent, body: { ...sent.body, chain: nextChain(chain, 'answered', among) } }
  const { body } = sent
  if (body.type === 'startInstance') return { ...sent, body: { ...body, chain: nextChain(chain, 'called', among) } }
  if (body.type !== 'answerEscalation') return sent
  return { ...sent, body: { ...body, chain: nextChain(chain, 'called', among) } }
}

function commandsAfter(instance: ProcessInstance, events: readonly Event[]): readonly OutgoingCommand[] {
  const { id, caller, rootInstanceId, definitionHash: own, endVariables } = instance
  const sent: OutgoingCommand[] = []
  let failed = false
  for (const event of events) {
    if (event.type === 'callStarted') {
      const { key, node, processId, binding, variables, businessKey } = event
      const depth = (caller?.depth ?? 0) + 1
      const to = { caller: { instanceId: id, key, depth }, rootInstanceId }
      const version = binding.type === 'version' ? binding.version : null
      const definitionHash = binding.type === 'deployment' ? own : null
      const covers = coversOf(instance, key)
      const start = {
        ...{ processId, definitionHash, version, startEvent: null, businessKey, variables, ...to },
        ...(covers.length === 0 ? undefined : { covers }),
      }
      sent.push({ to: 'called', key, node, body: { type: 'startInstance', ...start } })
    } else if (event.type === 'escalationAnswered') {
      const { key, node, asks } = event
      sent.push({ to: 'called', key, node, body: { type: 'answerEscalation', key: asks } })
    } else if (event.type === 'callEnded' && event.cancelled) {
      const { key, node } = event
      sent.push({ to: 'called', key, node, body: { type: 'cancelInstance', reason: 'caller' } })
    } else if (event.type === 'instanceRestarted') {
      sent.push({ to: 'restarted', instanceId: event.as, body: startOfRestart(instance, event) })
    } else if (event.type === 'wholePaused' || event.type === 'wholeResumed') {
      sent.push(...wordsOfWhole(instance, events, event))
    } else if (event.type === 'instanceSuspended' || event.type === 'instanceResumed') {
      sent.push(...wordsOfSuspension(instance, event))
    } else if (caller !== undefined && event.type === 'errorLeft') {
      failed = true
      const { code, variables } = event
      sent.push({ to: 'caller', caller, body: { type: 'failCall', key: caller.key, code, variables } })
    } else if (caller !== undefined && event.type === 'escalationLeft') {
      const { code, variables, by: asks } = event
      sent.push({ to: 'caller', caller, body: { type: 'escalateCall', key: caller.key, code, variables, asks } })
    } else if (caller !== undefined && event.type === 'instanceEnded' && !failed) {
      const variables = endVariables ?? {}
      const { state } = event
      sent.push({ to: 'caller', caller, body: { type: 'completeCall', key: caller.key, state, variables } })
    }
  }
  return sent
}

/** How the instance starts that goes on from points of an ended one: by the same version, with its last variables. */
export function startOfRestart(
  { id, processId, definitionHash, businessKey, endVariables, clocks, wholeSuspensions }: ProcessInstance,
  { points, variables }: Pick<Extract<Event, { readonly type: 'instanceRestarted' }>, 'points' | 'variables'>,
): BodyOf<'startInstance'> {
  return {
    type: 'startInstance',
    processId,
    definitionHash,
    startEvent: null,
    businessKey,
    variables: { ...endVariables, ...variables },
    restart: {
      of: id,
      points,
      ...(clocks === undefined ? undefined : { clocks }),
      ...(wholeSuspensions === undefined ? undefined : { wholeSuspensions }),
    },
  }
}

/** What was called is held as long as its caller is: told when the first holds it, and when the last lets it go. */
function wordsOfSuspension(
  instance: ProcessInstance,
  { type }: Extract<Event, { readonly type: 'instanceSuspended' | 'instanceResumed' }>,
): readonly OutgoingCommand[] {
  const turns = type === 'instanceSuspended' ? holdersOf(instance).length === 1 : holdersOf(instance).length === 0
  if (!turns) return []
  const body = { type: type === 'instanceSuspended' ? 'suspendInstance' : 'resumeInstance', by: 'caller' } as const
  return instance.elements.flatMap(({ call, node }) =>
    call === undefined || call.returned !== undefined ? [] : [{ to: 'called', key: call.key, node, body } as const],
  )
}
