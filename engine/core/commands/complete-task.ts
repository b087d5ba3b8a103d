import { behaviourOf } from '../behaviour.ts'
import type { BodyOf } from '../commands.ts'
import type { Rejection } from '../decision.ts'
import { findElement } from '../find-element.ts'
import { named, reject } from '../rejections.ts'
import { nodeOf, type Run } from '../run.ts'

export function completeTask(run: Run, { key, variables }: BodyOf<'completeTask'>): Rejection | null {
  const element = findElement(run.draft.elements, key)
  if (element === null || element.scope === -1) return reject('not-waiting', `task ${key}`)
  const node = nodeOf(run, element)
  const behaviour = behaviourOf(run, node)
  if (element.ready === true) return reject('not-waiting', named(key, node.id))
  // What has an incident stands before or behind the point at which it can be said to be done.
  if (element.state === 'failed' || behaviour.release === undefined) return reject('not-waiting', named(key, node.id))
  return behaviour.release(run, node, key, variables)
}
