import { compileExpression } from '../../../engine/expressions/compile.ts'
import type { JsonValue } from '../../../engine/expressions/expression.ts'
import type { Variable } from './variable.ts'

/** Name or path → what somebody wrote as its example. */
export type Examples = Readonly<Record<string, string>>

export type TriedOut = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly text: string }

/** What an example is wanted of: the variables that an expression reads, a clock's readings each by itself. */
export function wantedExamples(feel: string, variables: readonly Variable[]): readonly Variable[] {
  const result = compileExpression(feel)
  if (!result.ok) return []
  return result.expression.names.flatMap((name) => {
    const inside = variables.filter((each) => each.name.startsWith(`${name}.`) && feel.includes(each.name))
    if (inside.length > 0) return inside
    return [variables.find((each) => each.name === name) ?? { name, label: '', values: [] }]
  })
}

/** The value of an expression with these examples, as the engine computes it. `now`: milliseconds since 1970. */
export function tryOut(feel: string, examples: Examples, now: number): TriedOut | null {
  const result = compileExpression(feel)
  if (!result.ok) return null
  const variables = nested(examples)
  const scope = { read: (name: string) => variables[name], now, zone: 'Asia/Shanghai' }
  const { expression } = result
  const value = expression.evaluate(scope)
  return value.ok ? { ok: true, text: shown(value.value) } : { ok: false, text: value.messageZh }
}

function shown(value: JsonValue): string {
  if (value === true) return '成立（true）'
  if (value === false) return '不成立（false）'
  if (value === null) return '空（null）'
  return JSON.stringify(value)
}

/** An example is JSON where it can be read so, else text; nothing where nothing is written. */
function nested(examples: Examples): { readonly [name: string]: JsonValue | undefined } {
  const variables: { [name: string]: JsonValue } = {}
  for (const [path, text] of Object.entries(examples)) {
    if (text.trim() === '') continue
    const [name = '', ...inside] = path.split('.')
    variables[name] = put(variables[name], inside, exampleValue(text.trim()))
  }
  return variables
}

function put(around: JsonValue | undefined, [name, ...inside]: readonly string[], value: JsonValue): JsonValue {
  if (name === undefined) return value
  const record = isRecord(around) ? around : {}
  return { ...record, [name]: put(record[name], inside, value) }
}

function isRecord(value: JsonValue | undefined): value is { readonly [name: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function exampleValue(text: string): JsonValue {
  try {
    // What JSON gives is JSON.
    return JSON.parse(text) as JsonValue
  } catch {
    return text
  }
}
