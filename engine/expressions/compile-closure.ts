import { normalizeContextKey } from 'lezer-feel'
import type { Compilation, LexicalScope } from './closures/compilation.ts'
import { UnsupportedNode, withNames } from './closures/compilation.ts'
import { compileNode } from './closures/compile-node.ts'
import { compileTests, type Test } from './closures/unary-test.ts'
import { BUILTIN_NAMES } from './functions/builtins.ts'
import { checkIterations, checkLength, checkTree } from './limits.ts'
import type { Closure } from './machine.ts'
import type { ExpressionProblem } from './problem.ts'
import { type Grammar, parseFeel, type SyntaxNode } from './syntax-tree.ts'

export interface CompileOptions {
  /** Whether functions may be defined and ranges of any length iterated: in decisions, within the budget. */
  readonly functions?: boolean
  /** Names that could not be told from operators otherwise, with the names of their entries. */
  readonly known?: { readonly [name: string]: unknown }
  /** Names whose values the frame holds that the closure is called with. */
  readonly scope?: LexicalScope | null
}

export type Compiled<T> =
  | { readonly ok: true; readonly compiled: T; readonly names: readonly string[] }
  | { readonly ok: false; readonly problems: readonly ExpressionProblem[] }

const OURS = BUILTIN_NAMES.filter((name) => /\b(?:between|in|and|or)\b/.test(name))

/** Compiles an expression to a closure, for those that keep FEEL's types between evaluations: decisions. */
export function compileClosure(source: string, options: CompileOptions = {}): Compiled<Closure> {
  return compileSource(source, 'expression', options, compileNode)
}

/** Compiles unary tests to one test of a value. */
export function compileTestClosure(source: string, options: CompileOptions = {}): Compiled<Test> {
  return compileSource(source, 'unaryTests', options, (root, compilation) => {
    const test = compileTests(root, withNames(compilation, ['?']))
    return (machine, frame, value) => test(machine, { outer: frame, values: [value] }, value)
  })
}

function compileSource<T>(
  source: string,
  grammar: Grammar,
  { functions = false, known = {}, scope = null }: CompileOptions,
  compileRoot: (root: SyntaxNode, compilation: Compilation) => T,
): Compiled<T> {
  const tooLong = checkLength(source)
  if (tooLong.length > 0) return { ok: false, problems: tooLong }
  const ours = Object.fromEntries(OURS.map((name) => [name, null]))
  const tree = parseFeel(source, grammar, { ...known, ...ours })
  const tooLarge = checkTree(tree)
  if (tooLarge.length > 0) return { ok: false, problems: tooLarge }
  if (tree.errors.length > 0)
    return { ok: false, problems: tree.errors.slice(0, 1).map((error) => syntaxProblem(source, error)) }
  const problems = checkIterations(tree.root, functions)
  if (problems.length > 0) return { ok: false, problems }
  const compilation: Compilation = {
    scope,
    free: new Set(),
    known: new Map(Object.keys(known).map((name) => [normalizeContextKey(name), name])),
    deferred: false,
    compile: compileNode,
  }
  try {
    const compiled = compileRoot(tree.root, compilation)
    return { ok: true, compiled, names: [...compilation.free] }
  } catch (error) {
    if (error instanceof UnsupportedNode) return { ok: false, problems: [unsupportedProblem(error.node)] }
    throw error
  }
}

function syntaxProblem(source: string, position: { readonly from: number; readonly to: number }): ExpressionProblem {
  const found = source.slice(position.from, position.from + 40)
  return {
    code: 'expression-syntax',
    message: `Expected a FEEL expression, but at character ${position.from + 1} found: ${found === '' ? 'its end' : found}`,
    messageZh: `第 ${position.from + 1} 个字符处不是有效的 FEEL 表达式：${found === '' ? '表达式不完整' : found}`,
    position,
  }
}

function unsupportedProblem({ text, from, to }: SyntaxNode): ExpressionProblem {
  return {
    code: 'expression-unsupported',
    message: `Expected FEEL that the engine can run, but found: ${text}`,
    messageZh: `引擎不支持这样的 FEEL 表达式：${text}`,
    position: { from, to },
  }
}
