import { constantExpression } from '../../../expressions/constant.ts'
import { childOf, type ModdleElement } from '../../moddle.ts'
import type { ConditionalEventDefinition } from '../../nodes/event-definition.ts'
import { readFormalExpression } from '../read-expression.ts'
import type { Reading } from '../reading.ts'

/** The condition of a conditional event (BPMN 2.0.2 §10.5.5). */
export function readCondition(
  owner: ModdleElement,
  definition: ModdleElement,
  reading: Reading,
): ConditionalEventDefinition | null {
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
