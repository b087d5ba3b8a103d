import type { BodyOf } from '../commands.ts'
import type { Rejection } from '../decision.ts'
import { reject } from '../rejections.ts'
import type { Run } from '../run.ts'
import { findTrigger } from '../triggers/find-trigger.ts'
import { happen } from '../triggers/happen.ts'

/** A timer came due. What it waited for may be gone meanwhile; then it is late and nothing happens. */
export function fireTimer(run: Run, { key }: BodyOf<'fireTimer'>): Rejection | null {
  const found = findTrigger(run.draft, (trigger) => trigger.type === 'timer' && trigger.key === key)
  if (found === null) return reject('not-waiting', `timer ${key}`)
  happen(run, found, {})
  return null
}
