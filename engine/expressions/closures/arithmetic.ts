import { type ArithmeticOperator, calculate, negate } from '../arithmetic.ts'
import { type Closure, spend } from '../machine.ts'
import { childAt, type SyntaxNode } from '../syntax-tree.ts'
import { type Compilation, UnsupportedNode } from './compilation.ts'

const OPERATORS: { readonly [symbol: string]: ArithmeticOperator } = {
  '+': '+',
  '-': '-',
  '*': '*',
  '/': '/',
  '**': '**',
  '^': '**',
}

export function compileArithmetic(node: SyntaxNode, compilation: Compilation): Closure {
  if (node.children.length === 2) return compileNegation(node, compilation)
  const operator = OPERATORS[childAt(node, 1).text]
  if (operator === undefined) throw new UnsupportedNode(node)
  const left = compilation.compile(childAt(node, 0), compilation)
  const right = compilation.compile(childAt(node, 2), compilation)
  return (machine, frame) => {
    spend(machine, 1)
    return calculate(machine, operator, left(machine, frame), right(machine, frame))
  }
}

function compileNegation(node: SyntaxNode, compilation: Compilation): Closure {
  if (childAt(node, 0).text !== '-') throw new UnsupportedNode(node)
  const operand = compilation.compile(childAt(node, 1), compilation)
  return (machine, frame) => {
    spend(machine, 1)
    return negate(machine, operand(machine, frame))
  }
}
