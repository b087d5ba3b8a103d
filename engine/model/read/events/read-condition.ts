import { constantExpression } from '../../../expressions/constant.ts'
import { childOf, type ModdleElement, textOf } from '../../moddle.ts'
import type { ConditionalEventDefinition } from '../../nodes/event-definition.ts'
import { readFormalExpression } from '../read-expression.ts'
import type { Reading } from '../reading.ts'
import { readClockEvent } from './read-clock-event.ts'

/** The condition of a conditional event (BPMN 2.0.2 §10.5.5). */
export function readCondition(
  owner: ModdleElement,
  definition: ModdleElement,
  reading: Reading,
): ConditionalEventDefinition | null {
  if (textOf(definition, 'siji:clock') !== null) return readClockEvent(owner, definition, reading)
  const expression = childOf(definition, 'condition')
  if (expression !== null) {
    const condition = readFormalExpression(owner, expression, reading)
    if (condition !== null) return { type: 'conditional', condition }
    return reading.loose ? neverTrue : null
  }
  reading.lacks(owner, 'condition-missing', 'Expected the conditional event to have a condition.', '条件事件没有条件。')
  return reading.loose ? neverTrue : null
}

/** It waits until it is made to happen by hand. */
const neverTrue: ConditionalEventDefinition = { type: 'conditional', condition: constantExpression(false) }
