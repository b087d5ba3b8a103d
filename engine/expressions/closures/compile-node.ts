import type { Closure } from '../machine.ts'
import { childAt, type SyntaxNode } from '../syntax-tree.ts'
import { compileArithmetic } from './arithmetic.ts'
import { compileComparison } from './comparison.ts'
import { type Compilation, UnsupportedNode } from './compilation.ts'
import { compileContext } from './context.ts'
import { compileFunctionDefinition } from './function-definition.ts'
import { compileInstanceOf } from './instance-of.ts'
import { compileInvocation } from './invocation.ts'
import { compileFor, compileQuantified } from './iteration.ts'
import { compileFilter, compileList, compilePath, compileRange } from './list.ts'
import { compileBoolean, compileNull, compileNumber, compileString } from './literal.ts'
import { compileConjunction, compileDisjunction, compileIf } from './logic.ts'
import { compileInputName, compileName } from './name.ts'
import { compileTemporalLiteral } from './temporal-literal.ts'

type NodeCompiler = (node: SyntaxNode, compilation: Compilation) => Closure

/** One compiler per node of lezer-feel's grammar that is an expression. */
const COMPILERS: { readonly [name: string]: NodeCompiler } = {
  Expression: (node, compilation) => compilation.compile(childAt(node, 0), compilation),
  ParenthesizedExpression: (node, compilation) => compilation.compile(childAt(node, 1), compilation),
  NumericLiteral: compileNumber,
  BooleanLiteral: compileBoolean,
  StringLiteral: compileString,
  null: compileNull,
  VariableName: compileName,
  '?': compileInputName,
  ArithmeticExpression: compileArithmetic,
  Comparison: compileComparison,
  Conjunction: compileConjunction,
  Disjunction: compileDisjunction,
  IfExpression: compileIf,
  List: compileList,
  SimplePositiveUnaryTest: compileRange,
  Interval: compileRange,
  Context: compileContext,
  PathExpression: compilePath,
  FilterExpression: compileFilter,
  ForExpression: compileFor,
  QuantifiedExpression: compileQuantified,
  InstanceOfExpression: compileInstanceOf,
  FunctionInvocation: compileInvocation,
  FunctionDefinition: compileFunctionDefinition,
  DateTimeLiteral: compileTemporalLiteral,
}

export function compileNode(node: SyntaxNode, compilation: Compilation): Closure {
  const compiler = Object.hasOwn(COMPILERS, node.name) ? COMPILERS[node.name] : undefined
  if (compiler === undefined) throw new UnsupportedNode(node)
  return compiler(node, compilation)
}
