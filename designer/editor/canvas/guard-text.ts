import { MOST_CHARACTERS, textProblem, tooLong, withoutForbidden } from '../model/plain-text.ts'
import type { Shape } from './services.ts'

/** What bpmn-js's bus of events is asked for; its own type is loose. */
export interface EventBus {
  readonly on: (event: string, priority: number, listen: (event: LabelEvent) => void) => void
  readonly fire: (event: string, about: object) => void
}

interface LabelEvent {
  readonly context: { readonly element: Shape; newLabel?: string | null }
}

/** Somebody is told of what was not taken over, as `message`. */
export const TEXT_REFUSED = 'siji.textRefused'

const FIRST = 5_000

/** Names that are written on the canvas itself: what a file cannot hold never comes into the model. */
export function guardText(bus: EventBus): void {
  bus.on('commandStack.element.updateLabel.preExecute', FIRST, ({ context }) => {
    const { newLabel, element } = context
    const problem = textProblem(newLabel ?? '')
    if (problem === null || newLabel === undefined || newLabel === null) return
    const isLong = newLabel.length > MOST_CHARACTERS
    context.newLabel = isLong ? (element.businessObject.name ?? '') : withoutForbidden(newLabel)
    bus.fire(TEXT_REFUSED, { message: isLong ? problem : '名称里看不见的控制字符不能保存，已经去掉。' })
  })
}

/** Stops a paste that would hold up the page, wherever it goes; smaller ones go their way. */
export function guardPaste(around: HTMLElement, tell: (message: string) => void): () => void {
  const look = (event: ClipboardEvent) => {
    const { length } = event.clipboardData?.getData('text/plain') ?? ''
    if (length <= MOST_CHARACTERS) return
    event.preventDefault()
    event.stopPropagation()
    tell(`没有粘贴：${tooLong(length)}`)
  }
  around.addEventListener('paste', look, true)
  return () => around.removeEventListener('paste', look, true)
}
