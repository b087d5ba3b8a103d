import { compileExpression } from '../../expressions/compile.ts'
import type { CompiledExpression, JsonValue } from '../../expressions/expression.ts'
import { isObject, UnreadableError } from '../reading.ts'
import type { Handler } from '../world/world.ts'
import type { ExpectedRun } from './expectation.ts'

/** Makes what an expectation says of a host's work ready for running. */
export function compileHandlers(handlers: ExpectedRun['handlers']): ReadonlyMap<string, Handler> {
  return new Map(
    Object.entries(handlers).map(([task, variables]) => [
      task,
      new Map(Object.entries(variables).map(([name, value]) => [name, compileValue(value)])),
    ]),
  )
}

function compileValue(value: JsonValue): JsonValue | CompiledExpression {
  if (!isObject(value) || Object.keys(value).length !== 1 || typeof value['feel'] !== 'string') return value
  const compiled = compileExpression(value['feel'])
  if (compiled.ok) return compiled.expression
  throw new UnreadableError(compiled.problems.map(({ message }) => message).join(' '))
}
