import { childOf, type ModdleElement, textOf, unresolvedIdOf } from '../../moddle.ts'
import type { ErrorEventDefinition } from '../../nodes/event-definition.ts'
import { extensionOf } from '../extensions.ts'
import type { Reading } from '../reading.ts'

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
    reading.lacks(
      owner,
      'error-without-code',
      'Expected the error that is thrown to have a code.',
      '抛出的错误没有错误代码。',
    )
    if (!reading.loose) return null
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
