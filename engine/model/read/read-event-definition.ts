import { constantExpression } from '../../expressions/constant.ts'
import { isTimerText, type TimerKind, timerTextProblem } from '../duration.ts'
import { childOf, childrenOf, type ModdleElement, nearestId, textOf, unresolvedIdOf } from '../moddle.ts'
import type { ErrorEventDefinition, MessageEventDefinition, TimerEventDefinition } from '../nodes/event-definition.ts'
import { isJuel } from '../translate-juel.ts'
import { extensionOf, extensionText } from './extensions.ts'
import { readExpression, readFormalExpression } from './read-expression.ts'
import type { Reading } from './reading.ts'

/** The one event definition of an event; `none` without any, `refused` after a problem. */
export function eventDefinitionOf(event: ModdleElement, reading: Reading): ModdleElement | 'none' | 'refused' {
  const definitions = [...childrenOf(event, 'eventDefinitions'), ...childrenOf(event, 'eventDefinitionRef')]
  const [definition] = definitions
  if (definition === undefined) return 'none'
  if (definitions.length === 1) return definition
  reading.refuse(
    event,
    'unsupported-multiple-event',
    `Expected one event definition, but found ${definitions.length}: multiple events are not supported yet.`,
    `仅支持一个事件定义，实际有 ${definitions.length} 个：尚不支持多重事件。`,
  )
  return 'refused'
}

/** `owner` is the event or receive task; `definition` holds `messageRef` and is the owner itself for a task. */
export function readMessage(
  owner: ModdleElement,
  definition: ModdleElement,
  reading: Reading,
): MessageEventDefinition | null {
  const message = childOf(definition, 'messageRef')
  const unresolved = unresolvedIdOf(definition, 'messageRef')
  if (unresolved !== null) {
    reading.refuse(
      owner,
      'message-missing',
      `Expected the message "${unresolved}" to be defined.`,
      `消息“${unresolved}”未定义。`,
    )
    return null
  }
  const id = nearestId(owner) ?? ''
  const { targets, sources } = reading.messageFlows
  const name = (message === null ? null : textOf(message, 'name')) ?? targets.get(id) ?? sources.get(id) ?? null
  if (name === null && definition === owner && message === null) {
    // Who sends it would be a guess, so that it is refused even where a missing name is not.
    reading.refuse(
      owner,
      'message-flow-without-message',
      'Expected the message flow into this element to have a message with a name.',
      '流入该元素的消息流没有指定带名称的消息。',
    )
    return null
  }
  if (name === null) {
    reading.lacks(owner, 'message-without-name', 'Expected a message with a name.', '消息没有名称。')
    if (!reading.loose) return null
  }
  const key = correlationKey([owner, definition, message])
  const correlation = key === null ? null : readExpression(owner, key, reading)
  // Nobody sends a message of the element's own id, so that it waits until it is released by hand.
  return { type: 'message', name: name ?? nearestId(owner) ?? '', correlation }
}

function correlationKey(elements: readonly (ModdleElement | null)[]): string | null {
  for (const element of elements) {
    if (element === null) continue
    const key =
      extensionText(element, 'siji:Correlation', 'key', null) ??
      extensionText(element, 'zeebe:subscription', 'correlationKey', null)
    if (key !== null) return key
  }
  return null
}

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

/** An `errorRef` that leads nowhere is the code itself; an error element without a code is known by its id. */
export function readError(
  owner: ModdleElement,
  definition: ModdleElement,
  throws: boolean,
  reading: Reading,
): ErrorEventDefinition | null {
  const error = childOf(definition, 'errorRef')
  const code =
    error === null ? unresolvedIdOf(definition, 'errorRef') : (textOf(error, 'errorCode') ?? textOf(error, 'id'))
  if (code === null && throws) {
    reading.refuse(
      owner,
      'error-without-code',
      'Expected the error that is thrown to have a code.',
      '抛出的错误没有错误代码。',
    )
    return null
  }
  if (!throws) noteErrorVariables(owner, definition, reading)
  return { type: 'error', code }
}

/** Camunda stores code and message of a caught error in variables; we do not, and a condition may rest on them. */
function noteErrorVariables(owner: ModdleElement, definition: ModdleElement, reading: Reading): void {
  const variable = textOf(definition, 'camunda:errorCodeVariable') ?? textOf(definition, 'camunda:errorMessageVariable')
  if (variable === null || extensionOf(owner, 'siji:Output') !== null) return
  reading.note(
    owner,
    'ignored-extension',
    `The variable "${variable}" of the caught error is not set.`,
    `捕获错误时不设置变量“${variable}”。`,
  )
}
