import { findBuiltin } from '../functions/builtins.ts'
import { type Closure, createMachine } from '../machine.ts'
import { childAt, childNamed, type SyntaxNode } from '../syntax-tree.ts'
import type { Compilation } from './compilation.ts'
import { compileInvocation } from './invocation.ts'
import { readString } from './literal.ts'
import { nameOf } from './name.ts'

/**
 * `@"2024-04-25"`, `date("2024-04-25")` (DMN 1.5 §10.3.1.4): read once, when it is compiled. What cannot be read then
 * is called each time, and fails.
 */
export function compileTemporalLiteral(node: SyntaxNode, compilation: Compilation): Closure {
  const literal = childNamed(node, 'AtLiteral')
  if (literal !== undefined) {
    const text = readString(childAt(literal, 0).text)
    return readOnce('@', text) ?? ((machine) => findBuiltin('@')?.call(machine, [text]) ?? null)
  }
  const args = childNamed(node, 'PositionalParameters')?.children ?? []
  const only = args.length === 1 && args[0]?.name === 'StringLiteral' ? args[0] : null
  const constant = only === null ? null : readOnce(nameOf(childAt(node, 0)), readString(only.text))
  return constant ?? compileInvocation(node, compilation)
}

function readOnce(constructorName: string, text: string): Closure | null {
  const machine = createMachine({ read: () => undefined, now: 0, zone: 'UTC' }, true)
  const value = findBuiltin(constructorName)?.call(machine, [text]) ?? null
  return value === null ? null : () => value
}
