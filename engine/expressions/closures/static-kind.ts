import { childAt, type SyntaxNode } from '../syntax-tree.ts'

const TESTS = new Set([
  'Comparison',
  'Conjunction',
  'Disjunction',
  'QuantifiedExpression',
  'InstanceOfExpression',
  'SimplePositiveUnaryTest',
])

/** Whether an expression is a truth by its form, so that a filter keeps what it holds for. */
export function isTestNode(node: SyntaxNode): boolean {
  if (node.name === 'ParenthesizedExpression') return isTestNode(childAt(node, 1))
  return TESTS.has(node.name)
}

/** Whether an expression is a number by its form, so that a filter takes one place. */
export function isNumberNode(node: SyntaxNode): boolean {
  if (node.name === 'ParenthesizedExpression') return isNumberNode(childAt(node, 1))
  return node.name === 'NumericLiteral'
}
