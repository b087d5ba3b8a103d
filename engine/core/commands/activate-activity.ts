import { choosable, choose } from '../ad-hoc/ad-hoc.ts'
import type { BodyOf } from '../commands.ts'
import type { Rejection } from '../decision.ts'
import { findElement } from '../find-element.ts'
import { named, reject } from '../rejections.ts'
import { nodeOf, type Run } from '../run.ts'

/** Somebody chooses an activity of an ad-hoc sub-process (BPMN 2.0.2 §13.3.5): where the order is sequential, one at a time. */
export function activateActivity(run: Run, { key, node: id }: BodyOf<'activateActivity'>): Rejection | null {
  const element = findElement(run.draft.elements, key)
  const adHoc = element === null || element.adHoc === undefined ? null : nodeOf(run, element)
  if (element === null || adHoc?.type !== 'adHocSubProcess') return reject('not-ad-hoc', String(key))
  const node = choosable(adHoc, id)
  if (node === undefined || element.adHoc?.enough === true || element.state === 'failed') {
    return reject('not-choosable', id, named(key, adHoc.id))
  }
  const isBusy = element.waiting !== undefined || run.draft.elements.some(({ scope }) => scope === key)
  if (adHoc.sequential && isBusy) return reject('ad-hoc-busy', id, named(key, adHoc.id))
  choose(run, key, node)
  return null
}
