import type { Closure } from '../machine.ts'
import type { SyntaxNode } from '../syntax-tree.ts'

const ESCAPES = /\\[uU]([0-9a-fA-F]{5,6})|\\[uU]([0-9a-fA-F]{1,4})|\\(["\\nrt])/g
const ESCAPED: { readonly [letter: string]: string } = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' }

export function compileNumber(node: SyntaxNode): Closure {
  const value = Number(node.text)
  return () => value
}

export function compileBoolean(node: SyntaxNode): Closure {
  const value = node.text === 'true'
  return () => value
}

export function compileString(node: SyntaxNode): Closure {
  const value = readString(node.text)
  return () => value
}

export function compileNull(): Closure {
  return () => null
}

/** The text between the quotes of a string literal, with its escapes resolved (DMN 1.5 §10.3.1.5). */
export function readString(literal: string): string {
  return literal
    .slice(1, -1)
    .replace(ESCAPES, (_, codePoint?: string, unit?: string, letter?: string) =>
      codePoint === undefined
        ? unit === undefined
          ? (ESCAPED[letter ?? ''] ?? '')
          : String.fromCharCode(Number.parseInt(unit, 16))
        : String.fromCodePoint(Number.parseInt(codePoint, 16)),
    )
}
