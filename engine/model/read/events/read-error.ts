import { childOf, type ModdleElement, textOf, unresolvedIdOf } from '../../moddle.ts'
import type { ErrorEventDefinition } from '../../nodes/event-definition.ts'
import type { Reading } from '../reading.ts'
import { readCaughtVariables } from './read-caught-variables.ts'

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
  return { type: 'error', code, ...(throws ? undefined : readCaughtVariables(definition, 'error')) }
}
