import { FeelFunction } from 'feelin'
import type { FeelValue } from '../feel-value.ts'
import { type Closure, descend, spend } from '../machine.ts'
import { childAt, childNamed, type SyntaxNode, theChild } from '../syntax-tree.ts'
import { type Compilation, UnsupportedNode, withNames } from './compilation.ts'
import { nameOf } from './name.ts'

/** `function(a, b) …` (DMN 1.5 §10.3.2.13.2), in decisions only; it sees what stood around it. */
export function compileFunctionDefinition(node: SyntaxNode, compilation: Compilation): Closure {
  if (childNamed(node, 'external') !== undefined) throw new UnsupportedNode(node)
  const parameters = (childNamed(node, 'FormalParameters')?.children ?? []).map((parameter) =>
    nameOf(childAt(parameter, 0)),
  )
  const source = childAt(theChild(node, 'FunctionBody'), 0)
  const body = compilation.compile(source, { ...withNames(compilation, parameters), deferred: true })
  const levels = depthOf(source)
  return (machine, outer) => {
    spend(machine, 1)
    return new FeelFunction((...args: FeelValue[]) => {
      spend(machine, 1 + args.length)
      const values = parameters.map((_, place) => args[place] ?? null)
      return descend(machine, levels, () => body(machine, { outer, values }))
    }, parameters)
  }
}

function depthOf(node: SyntaxNode): number {
  return 1 + Math.max(0, ...node.children.map(depthOf))
}
