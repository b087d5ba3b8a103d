import type { MultiInstance } from '../../model/nodes/loop.ts'
import { behaviourOf } from '../behaviour.ts'
import type { BodyOf } from '../commands.ts'
import type { Rejection } from '../decision.ts'
import { findElement } from '../find-element.ts'
import type { ElementInstance, LoopState } from '../instance.ts'
import { named, reject } from '../rejections.ts'
import { emit, nodeOf, type Run } from '../run.ts'
import { terminate } from '../tokens/terminate.ts'

/** One body more in a multi-instance activity that runs: at once, or after all others where they come in turn. */
export function addBody(run: Run, { key, item }: BodyOf<'addBody'>): Rejection | null {
  const element = findElement(run.draft.elements, key)
  const loop = multiInstanceAt(run, element)
  if (element === null || loop === null) return reject('not-a-multi-instance', String(key))
  const { instances } = element.loop ?? {}
  emit(run, { type: 'bodyAdded', key, ...(loop.source.kind === 'collection' ? { item } : undefined) })
  const node = nodeOf(run, element)
  if (!loop.sequential) run.queue.push({ scope: key, flow: null, node, body: instances ?? 0 })
  return null
}

/** Takes a body out of a multi-instance activity: it is cancelled, and the others go on. */
export function removeBody(run: Run, { key }: BodyOf<'removeBody'>): Rejection | null {
  const element = findElement(run.draft.elements, key)
  const whole = element?.body === undefined ? null : findElement(run.draft.elements, element.scope)
  if (element === null || whole === null || multiInstanceAt(run, whole) === null) {
    return reject('not-a-body', element === null ? String(key) : named(key, element.node))
  }
  const node = nodeOf(run, whole)
  terminate(run, key)
  behaviourOf(run, node).startNextBody?.(run, node, whole.key)
  return null
}

function multiInstanceAt(run: Run, element: ElementInstance | null): MultiInstance | null {
  const state: LoopState | undefined = element?.loop
  if (element === null || state === undefined) return null
  const node = nodeOf(run, element)
  return 'loop' in node && node.loop?.type === 'multiInstance' ? node.loop : null
}
