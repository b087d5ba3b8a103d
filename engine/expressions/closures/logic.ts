import { type FeelValue, typeOf } from '../feel-value.ts'
import { type Closure, fail, type Machine, spend } from '../machine.ts'
import { childAt, type SyntaxNode } from '../syntax-tree.ts'
import type { Compilation } from './compilation.ts'

/** Three-valued `and`: false wins, and what follows a false is not looked at (DMN 1.5 §10.3.2.10). */
export function compileConjunction(node: SyntaxNode, compilation: Compilation): Closure {
  return compileConnective(node, compilation, false)
}

/** Three-valued `or`: true wins, and what follows a true is not looked at. */
export function compileDisjunction(node: SyntaxNode, compilation: Compilation): Closure {
  return compileConnective(node, compilation, true)
}

export function compileIf(node: SyntaxNode, compilation: Compilation): Closure {
  const condition = compilation.compile(childAt(node, 1), compilation)
  const whenTrue = compilation.compile(childAt(node, 3), compilation)
  const otherwise = compilation.compile(childAt(node, 5), compilation)
  return (machine, frame) => {
    spend(machine, 1)
    return truth(machine, condition(machine, frame)) === true ? whenTrue(machine, frame) : otherwise(machine, frame)
  }
}

/** A boolean or null; any other type is a failure. */
export function truth(machine: Machine, value: FeelValue): boolean | null {
  if (typeof value === 'boolean' || value === null) return value
  const type = typeOf(value)
  return fail(
    machine,
    'not-a-boolean',
    `Expected true or false, but found ${type}.`,
    `应为 true 或 false，实际为 ${type}。`,
  )
}

function compileConnective(node: SyntaxNode, compilation: Compilation, winner: boolean): Closure {
  const left = compilation.compile(childAt(node, 0), compilation)
  const right = compilation.compile(childAt(node, 2), compilation)
  return (machine, frame) => {
    spend(machine, 1)
    const first = truth(machine, left(machine, frame))
    if (first === winner) return winner
    const second = truth(machine, right(machine, frame))
    if (second === winner) return winner
    return first === null || second === null ? null : !winner
  }
}
