import { constantExpression } from '../../../expressions/constant.ts'
import { isTimerText, type TimerKind, timerTextProblem } from '../../duration.ts'
import { childOf, type ModdleElement, textOf } from '../../moddle.ts'
import type { TimerEventDefinition } from '../../nodes/event-definition.ts'
import { isJuel } from '../../translate-juel.ts'
import { readExpression, readFormalExpression } from '../read-expression.ts'
import type { Reading } from '../reading.ts'

const TIMES = [
  ['timeDate', 'date'],
  ['timeDuration', 'duration'],
  ['timeCycle', 'cycle'],
] as const

export function readTimer(
  owner: ModdleElement,
  definition: ModdleElement,
  reading: Reading,
): TimerEventDefinition | null {
  const times = TIMES.filter(([property]) => childOf(definition, property) !== null)
  const [time] = times
  if (time === undefined || times.length > 1) {
    reading.lacks(
      owner,
      'timer-without-time',
      'Expected a timer with exactly one of timeDate, timeDuration and timeCycle.',
      '定时器必须且只能有 timeDate、timeDuration、timeCycle 之一。',
    )
    return reading.loose ? neverDue : null
  }
  const [property, kind] = time
  const expression = childOf(definition, property)
  if (expression === null) return null
  const text = textOf(expression, 'body')
  if (text === null) {
    reading.lacks(owner, 'timer-without-time', `Expected a time in ${property}, but it is empty.`, `${property} 为空。`)
    return reading.loose ? neverDue : null
  }
  const value = readTimerValue(owner, expression, text, kind, reading)
  return value === null ? null : { type: 'timer', kind, value }
}

const neverDue: TimerEventDefinition = {
  type: 'timer',
  kind: 'date',
  value: constantExpression('9999-12-31T23:59:59Z'),
}

/** A literal is ISO 8601 as BPMN writes it; everything that does not look like one is FEEL. */
function readTimerValue(
  owner: ModdleElement,
  expression: ModdleElement,
  text: string,
  kind: TimerKind,
  reading: Reading,
) {
  if (text.startsWith('=') || isJuel(text)) return readExpression(owner, text, reading)
  if (!isTimerText(text)) return readFormalExpression(owner, expression, reading)
  const problem = timerTextProblem(text, kind)
  if (problem === null) return constantExpression(text)
  reading.refuse(owner, 'timer-text', problem.message, problem.messageZh)
  return null
}
