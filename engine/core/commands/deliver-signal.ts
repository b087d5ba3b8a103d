import type { BodyOf } from '../commands.ts'
import type { Rejection } from '../decision.ts'
import { reject } from '../rejections.ts'
import type { Run } from '../run.ts'
import { isSignal } from '../triggers/find-trigger.ts'
import { happenToAll } from '../triggers/happen.ts'

/** A signal from outside reaches everything in this instance that waits for it (BPMN 2.0.2 §10.5.1). */
export function deliverSignal(run: Run, { name, variables }: BodyOf<'deliverSignal'>): Rejection | null {
  const isHeard = happenToAll(run, isSignal(name), variables)
  return isHeard ? null : reject('no-subscriber', name)
}
