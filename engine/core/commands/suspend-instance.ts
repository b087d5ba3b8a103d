import type { BodyOf } from '../commands.ts'
import type { Rejection } from '../decision.ts'
import { reject } from '../rejections.ts'
import { emit, type Run } from '../run.ts'
import { holdersOf } from '../suspension.ts'
import { advance } from '../tokens/advance.ts'
import { isSignal } from '../triggers/find-trigger.ts'
import { happenToAll } from '../triggers/happen.ts'

/**
 * Holds an instance, with all that it has called: until whoever held it lets it go, every command but a cancellation is
 * refused, what comes due waits, and signals are kept.
 */
export function suspendInstance(run: Run, { by = 'person' }: BodyOf<'suspendInstance'>): Rejection | null {
  if (holdersOf(run.draft).includes(by)) return reject('instance-suspended', run.draft.id)
  emit(run, { type: 'instanceSuspended', ...byWhom(by) })
  return null
}

/** It goes on once nobody holds it any more; then it hears the signals that came meanwhile, one after the other. */
export function resumeInstance(run: Run, { by = 'person' }: BodyOf<'resumeInstance'>): Rejection | null {
  if (!holdersOf(run.draft).includes(by)) return reject('not-suspended', run.draft.id)
  const { keptSignals = [] } = run.draft
  emit(run, { type: 'instanceResumed', ...byWhom(by) })
  if (run.draft.suspended === true) return null
  for (const { name, variables } of keptSignals) {
    happenToAll(run, isSignal(name), variables)
    advance(run)
  }
  return null
}

function byWhom(by: 'person' | 'caller'): { readonly by?: 'caller' } {
  return by === 'caller' ? { by } : {}
}
