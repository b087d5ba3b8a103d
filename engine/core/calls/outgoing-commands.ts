import type { BodyOf, CommandBody } from '../commands.ts'
import type { Event } from '../events.ts'
import type { ProcessInstance } from '../instance.ts'
import type { Caller } from './caller.ts'

/** What one instance sends to another: to the one that its call `key` started, or to the one that called it. */
export type OutgoingCommand =
  | { readonly to: 'called'; readonly key: number; readonly node: string; readonly body: StartOfCall | WordToCalled }
  | { readonly to: 'caller'; readonly caller: Caller; readonly body: AnswerToCaller }

/** `version` of the process where the model names one; what instance it becomes is settled by whoever brings it. */
export type StartOfCall = BodyOf<'startInstance'> & { readonly version: number | null }
export type WordToCalled = BodyOf<'cancelInstance' | 'answerEscalation'>
export type AnswerToCaller = Extract<CommandBody, { readonly type: 'completeCall' | 'failCall' | 'escalateCall' }>

/**
 * What follows for other instances from what an accepted command did here, in the order in which it happened. Pure, so
 * that simulation and server send the same; each arrives once, however often it is sent (see `runtime/thrown-messages`).
 */
export function outgoingCommands(
  { id, caller, rootInstanceId, definitionHash: own, endVariables }: ProcessInstance,
  events: readonly Event[],
): readonly OutgoingCommand[] {
  const sent: OutgoingCommand[] = []
  let failed = false
  for (const event of events) {
    if (event.type === 'callStarted') {
      const { key, node, processId, binding, variables, businessKey } = event
      const depth = (caller?.depth ?? 0) + 1
      const to = { caller: { instanceId: id, key, depth }, rootInstanceId }
      const version = binding.type === 'version' ? binding.version : null
      const definitionHash = binding.type === 'deployment' ? own : null
      const start = { processId, definitionHash, version, startEvent: null, businessKey, variables, ...to }
      sent.push({ to: 'called', key, node, body: { type: 'startInstance', ...start } })
    } else if (event.type === 'escalationAnswered') {
      const { key, node, asks } = event
      sent.push({ to: 'called', key, node, body: { type: 'answerEscalation', key: asks } })
    } else if (event.type === 'callEnded' && event.cancelled) {
      const { key, node } = event
      sent.push({ to: 'called', key, node, body: { type: 'cancelInstance', reason: 'caller' } })
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
