import type { JsonValue, Variables } from '../../../../engine/expressions/expression.ts'
import { isObject } from '../../../../engine/simulate/reading.ts'

/** One step of a script as it is written in a scenario: `{"complete":"review","variables":{…}}`. */
export interface Line {
  readonly [word: string]: JsonValue
}

/** The line with these variables over its own; a line without any stays short. */
export function withVariables(line: Line, variables: Variables): Line {
  const own = line['variables']
  const before = isObject(own) ? own : {}
  const all = { ...before, ...variables }
  const { variables: _, ...rest } = line
  return Object.keys(all).length === 0 ? rest : { ...rest, variables: all }
}
