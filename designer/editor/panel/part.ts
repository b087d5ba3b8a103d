import type { ComponentChildren } from 'preact'
import type { Shape } from '../canvas/services.ts'
import type { PanelContext } from './panel-context.ts'

/** Fields about one thing that the engine executes; a group of the panel holds some of these. */
export interface Part {
  /** Whether it can be said of the element. */
  readonly fits: (element: Shape) => boolean
  /** Whether anything is said, which the group's mark tells. */
  readonly holds: (element: Shape) => boolean
  readonly Fields: (context: PanelContext) => ComponentChildren
}

export function isOf(element: Shape, ...kinds: readonly string[]): boolean {
  return kinds.some((kind) => element.businessObject.$instanceOf(kind))
}

/** What an event starts stands outside the flow, and begins as often as its event says. */
export function isEventSubProcess({ businessObject }: Shape): boolean {
  return businessObject.get('triggeredByEvent') === true
}
