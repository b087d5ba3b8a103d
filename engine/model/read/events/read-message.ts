import { childOf, idOf, type ModdleElement, nearestId, textOf, unresolvedIdOf } from '../../moddle.ts'
import type { MessageEventDefinition } from '../../nodes/event-definition.ts'
import { extensionText } from '../extensions.ts'
import { readExpression } from '../read-expression.ts'
import type { Reading } from '../reading.ts'

/** `owner` is the event or task; `definition` holds `messageRef` and is the owner itself for a task. */
export function readMessage(
  owner: ModdleElement,
  definition: ModdleElement,
  reading: Reading,
  throws = false,
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
  const name = (message === null ? null : textOf(message, 'name')) ?? targets.get(id) ?? sources.get(id)?.[0] ?? null
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
  const key = correlationKey([owner, definition, message]) ?? correlationProperty(owner, message, throws, reading)
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

function correlationProperty(
  owner: ModdleElement,
  message: ModdleElement | null,
  throws: boolean,
  { correlation }: Reading,
): string | null {
  const id = message === null ? null : idOf(message)
  if (id === null) return null
  if (throws) return correlation.sent.get(id) ?? null
  let process = owner
  while (process.$parent !== undefined && process.$type !== 'bpmn:Process') process = process.$parent
  return correlation.awaited.get(idOf(process) ?? '')?.get(id) ?? null
}
