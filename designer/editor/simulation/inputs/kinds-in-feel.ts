import { parseFeel, type SyntaxNode } from '../../../../engine/expressions/syntax-tree.ts'
import type { FieldKind } from './field.ts'

/** What the expressions of a process tell of a name: how it is used, and with which texts it is compared. */
export interface Usage {
  readonly kind: FieldKind | null
  readonly texts: readonly string[]
}

const LITERALS: { readonly [node: string]: FieldKind } = {
  NumericLiteral: 'number',
  StringLiteral: 'text',
  BooleanLiteral: 'check',
  DateTimeLiteral: 'date',
}

/** Of each name in these FEEL expressions and conditions; the first use that tells anything counts. */
export function usagesIn(sources: Iterable<string>, conditions: Iterable<string>): ReadonlyMap<string, Usage> {
  const found = new Map<string, Usage>()
  const note = (node: SyntaxNode, kind: FieldKind | null, texts: readonly string[] = []) => {
    if (node.name !== 'VariableName') return
    const known = found.get(node.text) ?? { kind: null, texts: [] }
    found.set(node.text, { kind: known.kind ?? kind, texts: [...new Set([...known.texts, ...texts])] })
  }
  for (const source of sources) look(parseFeel(source, 'expression', {}).root, note)
  for (const source of conditions) {
    const { root } = parseFeel(source, 'expression', {})
    for (const each of root.children) note(each, 'check')
    look(root, note)
  }
  return found
}

type Note = (node: SyntaxNode, kind: FieldKind | null, texts?: readonly string[]) => void

function look(node: SyntaxNode, note: Note): void {
  const { name, children } = node
  if (name === 'Comparison') compare(children, note)
  if (name === 'ArithmeticExpression') for (const each of children) note(each, 'number')
  if (name === 'Conjunction' || name === 'Disjunction') for (const each of children) note(each, 'check')
  if (name === 'IfExpression' && children[1] !== undefined) note(children[1], 'check')
  const [called] = children
  const given = children.find((child) => child.name === 'PositionalParameters')?.children ?? []
  if (name === 'FunctionInvocation' && called?.text === 'not') for (const each of given) note(each, 'check')
  if (name === 'DateTimeLiteral' && called?.text === 'date') for (const each of given) note(each, 'date')
  for (const child of children) look(child, note)
}

function compare(children: readonly SyntaxNode[], note: Note): void {
  const literals = children.flatMap((child) => (child.name === 'VariableName' ? [] : literalsOf(child)))
  const kind = literals.map(({ name }) => LITERALS[name] ?? null).find((each) => each !== null) ?? null
  const texts = literals.filter(({ name }) => name === 'StringLiteral').map(({ text }) => text.slice(1, -1))
  for (const child of children) note(child, kind, texts)
}

/** Those that something is compared with; what is computed tells its kind by itself. */
function literalsOf(node: SyntaxNode): readonly SyntaxNode[] {
  if (LITERALS[node.name] !== undefined) return [node]
  if (node.name === 'ArithmeticExpression') return [{ ...node, name: 'NumericLiteral' }]
  const isList = /^(PositiveUnaryTests?|SimplePositiveUnaryTest|Interval|List)$/.test(node.name)
  return isList ? node.children.flatMap(literalsOf) : []
}
