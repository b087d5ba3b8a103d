import type { CompiledExpression, JsonValue } from './expression.ts'

/** The expression that always gives `value`: a literal where the model might also have held FEEL. */
export function constantExpression(value: JsonValue): CompiledExpression {
  const result = { ok: true, value } as const
  return { source: JSON.stringify(value), names: [], evaluate: () => result }
}

/** The expression that gives the value of one variable, whatever its name: a reference of the model, not FEEL. */
export function variableExpression(name: string): CompiledExpression {
  return { source: name, names: [name], evaluate: ({ read }) => ({ ok: true, value: read(name) ?? null }) }
}
