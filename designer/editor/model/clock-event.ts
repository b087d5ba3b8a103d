import type { Editor } from '../canvas/open-modeler.ts'
import type { Moddle, Shape } from '../canvas/services.ts'

/** What can happen to the clock of a step (`siji:clock`). */
export const clockWords: Readonly<Record<string, string>> = {
  nearlyDue: '快到期',
  overdue: '超时',
  paused: '计时中止',
  resumed: '恢复计时',
}

/**
 * Makes a conditional event one of a clock, or with an empty `word` one of a condition again. `of`: which of two clocks.
 * Other tools read the same as a condition about `clock`.
 */
export function writeClock(
  { services }: Editor,
  element: Shape,
  definition: Moddle,
  { word, of }: { readonly word: string; readonly of: string },
): void {
  const body = ['clock', of, word].filter((part) => part !== '').join('.')
  services.modeling.updateModdleProperties(element, definition, {
    'siji:clock': word === '' ? undefined : word,
    'siji:clockOf': word === '' || of === '' ? undefined : of,
    condition:
      word === '' ? undefined : services.bpmnFactory.create('bpmn:FormalExpression', { body, language: 'feel' }),
  })
}
