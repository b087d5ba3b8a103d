import { parseExpression, parseUnaryTests } from 'feelin'

/** A node of feelin's parse tree, with the text that it covers; comments are left out. */
export interface SyntaxNode {
  readonly name: string
  readonly from: number
  readonly to: number
  readonly text: string
  readonly children: readonly SyntaxNode[]
}

export interface SyntaxTree {
  readonly root: SyntaxNode
  /** Nodes in all, and how deeply they are nested. */
  readonly nodes: number
  readonly depth: number
  /** Where the text stops being FEEL. */
  readonly errors: readonly { readonly from: number; readonly to: number }[]
}

export type Grammar = 'expression' | 'unaryTests'

/** `known` holds names that could not be told from operators otherwise, such as `Monthly-Income`. */
export function parseFeel(source: string, grammar: Grammar, known: Record<string, unknown>): SyntaxTree {
  const parse = grammar === 'expression' ? parseExpression : parseUnaryTests
  const errors: { from: number; to: number }[] = []
  const path: { children: SyntaxNode[] }[] = [{ children: [] }]
  let nodes = 0
  let depth = 0
  parse(source, known, undefined).iterate({
    enter({ name, from, to, type }) {
      if (type.isError) errors.push({ from, to })
      if (type.isSkipped) return false
      const node = { name, from, to, text: source.slice(from, to), children: [] }
      path.at(-1)?.children.push(node)
      path.push(node)
      nodes += 1
      depth = Math.max(depth, path.length - 1)
      return true
    },
    leave({ type }) {
      if (!type.isSkipped) path.pop()
    },
  })
  const empty: SyntaxNode = { name: 'Empty', from: 0, to: 0, text: '', children: [] }
  return { root: path[0]?.children[0] ?? empty, nodes, depth, errors }
}

export function childNamed(node: SyntaxNode, name: string): SyntaxNode | undefined {
  return node.children.find((child) => child.name === name)
}

/** The first child of that name, which the grammar promises. */
export function theChild(node: SyntaxNode, name: string): SyntaxNode {
  const child = childNamed(node, name)
  if (child === undefined) throw new Error(`Expected ${node.name} to hold ${name}, but found: ${node.text}`)
  return child
}

/** The child at that place, counted from 0, or from -1 at the end; the grammar promises it. */
export function childAt(node: SyntaxNode, place: number): SyntaxNode {
  const child = node.children.at(place)
  if (child === undefined) throw new Error(`Expected ${node.name} to have a child at ${place}, but found: ${node.text}`)
  return child
}

export function containsNode(node: SyntaxNode, name: string): boolean {
  return node.name === name || node.children.some((child) => containsNode(child, name))
}
