import type { Rejection } from '../decision.ts'
import { reject } from '../rejections.ts'
import { emit, type Run } from '../run.ts'

/** Holds an instance: until it is resumed every command but a cancellation is refused, and what comes due waits. */
export function suspendInstance(run: Run): null {
  emit(run, { type: 'instanceSuspended' })
  return null
}

export function resumeInstance(run: Run): Rejection | null {
  if (run.draft.suspended !== true) return reject('not-suspended', run.draft.id)
  emit(run, { type: 'instanceResumed' })
  return null
}
