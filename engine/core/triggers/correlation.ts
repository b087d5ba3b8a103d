import type { JsonValue } from '../../expressions/expression.ts'
import type { MessageEventDefinition } from '../../model/nodes/event-definition.ts'
import { expressionFailure, type Failure, failure } from '../failure.ts'
import type { Run } from '../run.ts'
import { evaluateAt } from '../variables.ts'

/** The key of a message as reckoned at `host`; `null` where the model names none. */
export function correlationKey(
  run: Run,
  host: number,
  node: string,
  event: MessageEventDefinition,
): string | null | Failure {
  if (event.correlation === null) return null
  const result = evaluateAt(run, host, event.correlation)
  if (!result.ok) return expressionFailure(result, `Correlation key of ${node}`, `${node} 的关联键`)
  const key = asKey(result.value)
  if (key !== null) return key
  // A subscription without a key takes any message: a key that is missing must not turn into that.
  return failure(
    'correlation-key-missing',
    `Expected the correlation key of ${node} (${event.correlation.source}) to have a value, but found null.`,
    `${node} 的关联键（${event.correlation.source}）应有值，实际为空。`,
  )
}

/** Keys are compared as text, so that the number 7 of a form and the text "7" of a register meet. */
export function asKey(value: JsonValue): string | null {
  if (value === null) return null
  return typeof value === 'string' ? value : JSON.stringify(value)
}
