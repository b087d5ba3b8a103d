import type { BodyOf } from '../commands.ts'
import type { Rejection } from '../decision.ts'
import { findElement } from '../find-element.ts'
import { reject } from '../rejections.ts'
import { emit, nodeOf, type Run } from '../run.ts'
import { complete } from '../tokens/complete.ts'

/** What was escalated is known above and did not end this instance: its token goes on, or the answer goes further down. */
export function answerEscalation(run: Run, { key }: BodyOf<'answerEscalation'>): Rejection | null {
  const element = findElement(run.draft.elements, key)
  if (element?.rests !== true) return reject('not-waiting', `escalation ${key}`)
  const { call, node } = element
  const [asks, ...others] = call?.asks ?? []
  if (others.length === 0) emit(run, { type: 'restEnded', key })
  if (call === undefined || asks === undefined) complete(run, nodeOf(run, element), key)
  else emit(run, { type: 'escalationAnswered', key: call.key, host: key, node, asks })
  return null
}
