import { isStopped } from '../chain.ts'
import type { BodyOf } from '../commands.ts'
import type { Rejection } from '../decision.ts'
import { reject } from '../rejections.ts'
import { emit, type Run } from '../run.ts'
import { findTriggers, isSignal } from '../triggers/find-trigger.ts'
import { happenToAll } from '../triggers/happen.ts'

/**
 * A signal from outside reaches everything in this instance that waits for it (BPMN 2.0.2 §10.5.1). That somebody holds
 * the instance is nothing that the thrower knows of: what waited for it hears it when it goes on.
 */
export function deliverSignal(run: Run, { name, variables, chain }: BodyOf<'deliverSignal'>): Rejection | null {
  if (chain !== undefined && isStopped(run.draft)) return reject('no-subscriber', name)
  if (run.draft.suspended === true && findTriggers(run.draft, isSignal(name)).length > 0) {
    emit(run, { type: 'signalKept', name, variables })
    return null
  }
  const isHeard = happenToAll(run, isSignal(name), variables)
  return isHeard ? null : reject('no-subscriber', name)
}
