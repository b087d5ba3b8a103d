import { childOf, type ModdleElement, textOf, unresolvedIdOf } from '../../moddle.ts'
import type { EscalationEventDefinition } from '../../nodes/event-definition.ts'
import type { Reading } from '../reading.ts'
import { readCaughtVariables } from './read-caught-variables.ts'

/** An `escalationRef` that leads nowhere is the code itself; an escalation without a code is known by its id. */
export function readEscalation(
  owner: ModdleElement,
  definition: ModdleElement,
  throws: boolean,
  reading: Reading,
): EscalationEventDefinition | null {
  const escalation = childOf(definition, 'escalationRef')
  const code =
    escalation === null
      ? unresolvedIdOf(definition, 'escalationRef')
      : (textOf(escalation, 'escalationCode') ?? textOf(escalation, 'id'))
  if (code === null && throws) {
    reading.lacks(
      owner,
      'escalation-without-code',
      'Expected the escalation that is thrown to have a code.',
      '抛出的升级没有升级代码。',
    )
    if (!reading.loose) return null
  }
  return { type: 'escalation', code, ...(throws ? undefined : readCaughtVariables(definition, 'escalation')) }
}
