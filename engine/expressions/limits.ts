import type { ExpressionProblem } from './problem.ts'
import { childAt, type SyntaxNode, type SyntaxTree } from './syntax-tree.ts'

const CHARACTERS = 4_000
const NODES = 2_000
const DEPTH = 80
const ITERATORS = 2
const RANGE = 1_000

/** What a source may not exceed before it is parsed. */
export function checkLength(source: string): readonly ExpressionProblem[] {
  if (source.length <= CHARACTERS) return []
  return [
    {
      code: 'expression-too-large',
      message: `Expected at most ${CHARACTERS} characters, but found ${source.length}.`,
      messageZh: `表达式不得超过 ${CHARACTERS} 个字符，实际 ${source.length} 个。`,
      position: null,
    },
  ]
}

/** What a parse tree may not exceed; checked before anything walks it recursively. */
export function checkTree(tree: SyntaxTree): readonly ExpressionProblem[] {
  if (tree.nodes <= NODES && tree.depth <= DEPTH) return []
  return [
    {
      code: 'expression-too-large',
      message: `Expected at most ${NODES} nodes nested ${DEPTH} deep, but found ${tree.nodes}, ${tree.depth} deep.`,
      messageZh: `表达式不得超过 ${NODES} 个节点、${DEPTH} 层，实际 ${tree.nodes} 个、${tree.depth} 层。`,
      position: null,
    },
  ]
}

/** How often an expression may iterate within iterations, and whether it may define functions. */
export function checkIterations(root: SyntaxNode, functions: boolean): readonly ExpressionProblem[] {
  const problems: ExpressionProblem[] = []
  visit(root, 0)
  return problems

  function visit(node: SyntaxNode, around: number): void {
    if (node.name === 'FunctionDefinition' && !functions) {
      report(node, 'function-not-allowed', 'Expected no function definition here.', '此处不允许定义函数。')
    }
    if (node.name === 'IterationContext' && node.children.length === 3 && !functions && !isShortRange(node)) {
      report(
        node,
        'range-not-allowed',
        `Expected ".." between two whole numbers at most ${RANGE} apart.`,
        `“..” 两端必须是相差不超过 ${RANGE} 的整数。`,
      )
    }
    let within = around
    for (const child of node.children) {
      visit(child, within)
      if (node.name === 'InExpressions') within += 1
      if (child.name === 'InExpressions') within += child.children.length
      if (child.name === 'InExpressions' && within > ITERATORS) {
        report(
          child,
          'too-many-iterators',
          `Expected at most ${ITERATORS} iterators around any point.`,
          `任意位置外层的迭代不得超过 ${ITERATORS} 重。`,
        )
      }
    }
  }

  function report(node: SyntaxNode, code: string, message: string, messageZh: string): void {
    problems.push({ code, message, messageZh, position: { from: node.from, to: node.to } })
  }
}

function isShortRange(node: SyntaxNode): boolean {
  const [from, to] = [Number(childAt(node, 0).text), Number(childAt(node, 2).text)]
  return Number.isInteger(from) && Number.isInteger(to) && Math.abs(to - from) <= RANGE
}
