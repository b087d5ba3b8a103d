import type { BodyOf } from '../commands.ts'
import type { Rejection } from '../decision.ts'
import { findElement } from '../find-element.ts'
import { reject } from '../rejections.ts'
import type { Run } from '../run.ts'
import { throwEscalation as escalate } from '../throwing/throw-escalation.ts'

/** The work of a task escalates; whoever catches it nearest around is told, and the work goes on unless that ends it. */
export function throwEscalation(run: Run, { key, code, variables }: BodyOf<'throwEscalation'>): Rejection | null {
  const element = findElement(run.draft.elements, key)
  const works = element?.task !== undefined || element?.job?.state === 'open'
  if (element === null || !works) return reject('not-waiting', `task or job ${key}`)
  escalate(run, element.node, key, code, variables)
  return null
}
