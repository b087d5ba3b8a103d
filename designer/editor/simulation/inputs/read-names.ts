import type { CompiledExpression } from '../../../../engine/expressions/expression.ts'
import { containsNode, parseFeel, type SyntaxNode } from '../../../../engine/expressions/syntax-tree.ts'

/** Names of variables that an expression reads; what a filter sees of the items that stand beside it is none. */
export function readNames({ source, names }: CompiledExpression): readonly string[] {
  if (!source.includes('{') || !source.includes('[')) return names
  const { root } = parseFeel(source, 'expression', {})
  if (!containsNode(root, 'FilterExpression')) return names
  const keys = new Set(keysIn(root))
  return names.filter((name) => !keys.has(name))
}

function keysIn({ name, text, children }: SyntaxNode): readonly string[] {
  return name === 'Key' ? [text.replaceAll('"', '')] : children.flatMap(keysIn)
}
