import { childOf, isFalse, isTrue, type ModdleElement, textOf } from '../moddle.ts'
import { emptyScope, type NodeDraft, type ScopeDraft } from './draft.ts'
import { extensionOf } from './extensions.ts'
import { readCondition, readExpression } from './read-expression.ts'
import { readActivityBase } from './read-node-base.ts'
import type { Reading } from './reading.ts'

/** An ad-hoc sub-process (BPMN 2.0.2 §10.3.5); Camunda 8 may name the activities that it begins with. */
export function readAdHocSubProcess(
  element: ModdleElement,
  id: string,
  scope: ScopeDraft,
  reading: Reading,
): NodeDraft | null {
  if (isTrue(element, 'triggeredByEvent')) {
    reading.refuse(
      element,
      'ad-hoc-misplaced',
      'Expected an ad-hoc sub-process that a flow leads to, not one that an event starts.',
      '特设子流程不得由事件触发。',
    )
    return null
  }
  const body = emptyScope(element, id, scope)
  const completionCondition = readCondition(element, childOf(element, 'completionCondition'), reading)
  const zeebe = extensionOf(element, 'zeebe:adHoc')
  const first = zeebe === null ? null : textOf(zeebe, 'activeElementsCollection')
  const activeElements = first === null ? null : readExpression(element, first, reading)
  if (completionCondition === 'refused') return null
  return {
    ...readActivityBase(element, id, scope, reading),
    type: 'adHocSubProcess',
    body,
    sequential: textOf(element, 'ordering') === 'Sequential',
    completionCondition,
    cancelRemaining: !isFalse(element, 'cancelRemainingInstances'),
    activeElements,
  }
}
