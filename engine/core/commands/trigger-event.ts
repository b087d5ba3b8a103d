import type { BodyOf } from '../commands.ts'
import type { Rejection } from '../decision.ts'
import { reject } from '../rejections.ts'
import type { Run } from '../run.ts'
import { findTrigger } from '../triggers/find-trigger.ts'
import { happen } from '../triggers/happen.ts'

export function triggerEvent(run: Run, { node, variables }: BodyOf<'triggerEvent'>): Rejection | null {
  const found = findTrigger(run.draft, (trigger) => trigger.node === node)
  if (found === null) return reject('not-waiting', node)
  happen(run, found, variables, null)
  return null
}
