import type { BodyOf } from '../commands.ts'
import type { Rejection } from '../decision.ts'
import { reject } from '../rejections.ts'
import type { Run } from '../run.ts'
import { findSubscription } from '../triggers/find-trigger.ts'
import { happen } from '../triggers/happen.ts'

export function deliverMessage(run: Run, body: BodyOf<'deliverMessage'>): Rejection | null {
  const { name, correlationKey, variables } = body
  const found = findSubscription(run.draft, name, correlationKey)
  if (found === null) return reject('no-subscriber', name)
  happen(run, found, variables)
  return null
}
