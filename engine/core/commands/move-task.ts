import { behaviourOf, type TaskMove } from '../behaviour.ts'
import type { Rejection } from '../decision.ts'
import { findElement } from '../find-element.ts'
import { named, reject } from '../rejections.ts'
import { nodeOf, type Run } from '../run.ts'

export function moveTask(run: Run, move: TaskMove): Rejection | null {
  const { key } = move
  const element = findElement(run.draft.elements, key)
  if (element === null || element.scope === -1) return reject('not-waiting', `task ${key}`)
  const node = nodeOf(run, element)
  const behaviour = behaviourOf(run, node)
  return behaviour.moveTask === undefined
    ? reject('not-a-task', named(key, node.id))
    : behaviour.moveTask(run, node, key, move)
}
