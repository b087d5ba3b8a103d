import { throwToCaller } from '../calls/throw-to-caller.ts'
import { catchError, findCatcher } from '../catching/errors.ts'
import type { BodyOf } from '../commands.ts'
import type { Rejection } from '../decision.ts'
import { failure } from '../failure.ts'
import { findElement } from '../find-element.ts'
import { raiseIncident } from '../incidents.ts'
import type { ElementInstance } from '../instance.ts'
import { named, reject, rejections } from '../rejections.ts'
import { emit, nodeOf, type Run } from '../run.ts'
import { throwEscalation } from '../throwing/throw-escalation.ts'
import { complete } from '../tokens/complete.ts'

/** The called process has ended: its activity goes on with what it gives. One that was cancelled gives nothing. */
export function completeCall(run: Run, { key, state, variables }: BodyOf<'completeCall'>): Rejection | null {
  const host = hostOf(run, key)
  if (host === undefined) return reject('not-waiting', `call ${key}`)
  if (state === 'cancelled') {
    standStill(run, host, key, [
      'called-instance-cancelled',
      `The process that ${host.node} called was cancelled.`,
      `${host.node} 调用的流程已被取消。`,
    ])
  } else {
    emit(run, { type: 'callReturned', key, host: host.key, variables })
    complete(run, nodeOf(run, host), host.key)
  }
  return null
}

/** An error came out of the called process: it goes on from its activity outwards (BPMN 2.0.2 §10.5.7). */
export function failCall(run: Run, { key, code, variables }: BodyOf<'failCall'>): Rejection | null {
  const host = hostOf(run, key)
  if (host === undefined) return reject('not-waiting', `call ${key}`)
  const { node } = host
  const catcher = findCatcher(run, host.key, code)
  emit(run, { type: 'eventThrown', key: host.key, node, kind: 'error', name: code })
  if (catcher !== null) {
    emit(run, { type: 'callEnded', key, host: host.key, node, cancelled: false })
    catchError(run, catcher, code, variables)
  } else if (run.draft.caller !== undefined) {
    emit(run, { type: 'callEnded', key, host: host.key, node, cancelled: false })
    throwToCaller(run, code, variables)
  } else {
    const [message, messageZh] = rejections['uncaught-error'](named(host.key, node), code ?? '-')
    standStill(run, host, key, ['uncaught-error', message, messageZh])
  }
  return null
}

/** An escalation came out of the called process, which goes on unless whoever catches it ends the call. */
export function escalateCall(run: Run, { key, code, variables, asks }: BodyOf<'escalateCall'>): Rejection | null {
  const host = hostOf(run, key)
  if (host === undefined) return reject('not-waiting', `call ${key}`)
  const { node } = host
  if (asks !== null) emit(run, { type: 'escalationArrived', host: host.key, asks })
  const left = throwEscalation(run, node, host.key, code, variables, asks !== null)
  const isStillAsked = findElement(run.draft.elements, host.key)?.call?.key === key
  if (asks !== null && !left && isStillAsked) emit(run, { type: 'escalationAnswered', key, host: host.key, node, asks })
  return null
}

/** The process could not be started: that is an incident of the activity, and resolving it calls again. */
export function refuseCall(run: Run, body: BodyOf<'refuseCall'>): Rejection | null {
  const { key, code, message, messageZh } = body
  const host = hostOf(run, key)
  if (host === undefined) return reject('not-waiting', `call ${key}`)
  standStill(run, host, key, [code, message, messageZh])
  return null
}

function hostOf(run: Run, key: number): ElementInstance | undefined {
  return run.draft.elements.find(({ call }) => call?.key === key && call.returned === undefined)
}

function standStill(
  run: Run,
  { key, node }: ElementInstance,
  call: number,
  [code, message, messageZh]: readonly [string, string, string],
): void {
  emit(run, { type: 'callEnded', key: call, host: key, node, cancelled: false })
  raiseIncident(run, key, node, 'activate', failure(code, message, messageZh))
}
