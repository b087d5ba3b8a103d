import { completeWith } from '../activities/results.ts'
import type { BodyOf } from '../commands.ts'
import type { Rejection } from '../decision.ts'
import { findElement } from '../find-element.ts'
import { reject } from '../rejections.ts'
import { emit, nodeOf, type Run } from '../run.ts'

export function completeJob(run: Run, { key, variables }: BodyOf<'completeJob'>): Rejection | null {
  const element = findElement(run.draft.elements, key)
  if (element?.job?.state !== 'open') return reject('not-waiting', `job ${key}`)
  emit(run, { type: 'jobEnded', key })
  completeWith(run, nodeOf(run, element), key, variables)
  return null
}
