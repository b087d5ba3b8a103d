import { areEqual, compare } from '../comparing.ts'
import type { FeelValue } from '../feel-value.ts'
import { type Closure, type Machine, spend } from '../machine.ts'
import { childAt, childNamed, type SyntaxNode, theChild } from '../syntax-tree.ts'
import { type Compilation, UnsupportedNode } from './compilation.ts'
import { anyHolds, compileTest } from './unary-test.ts'

export type Comparator = (machine: Machine, left: FeelValue, right: FeelValue) => boolean | null

const COMPARATORS: { readonly [symbol: string]: Comparator } = {
  '=': areEqual,
  '!=': (machine, left, right) => not(areEqual(machine, left, right)),
  '<': ordered((order) => order < 0),
  '<=': ordered((order) => order <= 0),
  '>': ordered((order) => order > 0),
  '>=': ordered((order) => order >= 0),
}

/** `=`, `<`, `between` and `in` (DMN 1.5 §10.3.2.7–9). */
export function compileComparison(node: SyntaxNode, compilation: Compilation): Closure {
  if (childNamed(node, 'between') !== undefined) return compileBetween(node, compilation)
  if (childNamed(node, 'in') !== undefined) return compileIn(node, compilation)
  const holds = comparatorOf(theChild(node, 'CompareOp'))
  const left = compilation.compile(childAt(node, 0), compilation)
  const right = compilation.compile(childAt(node, 2), compilation)
  return (machine, frame) => {
    spend(machine, 1)
    return holds(machine, left(machine, frame), right(machine, frame))
  }
}

export function comparatorOf(operator: SyntaxNode): Comparator {
  const comparator = COMPARATORS[operator.text]
  if (comparator === undefined) throw new UnsupportedNode(operator)
  return comparator
}

function compileBetween(node: SyntaxNode, compilation: Compilation): Closure {
  const value = compilation.compile(childAt(node, 0), compilation)
  const low = compilation.compile(childAt(node, 2), compilation)
  const high = compilation.compile(childAt(node, 4), compilation)
  return (machine, frame) => {
    spend(machine, 1)
    const probe = value(machine, frame)
    const above = compare(machine, probe, low(machine, frame))
    const below = compare(machine, probe, high(machine, frame))
    return above === null || below === null ? null : above >= 0 && below <= 0
  }
}

function compileIn(node: SyntaxNode, compilation: Compilation): Closure {
  const value = compilation.compile(childAt(node, 0), compilation)
  const several = childNamed(node, 'PositiveUnaryTests')
  const tests = (several?.children ?? [theChild(node, 'PositiveUnaryTest')]).map((test) =>
    compileTest(test, compilation),
  )
  return (machine, frame) => anyHolds(tests, machine, frame, value(machine, frame))
}

function ordered(holds: (order: number) => boolean): Comparator {
  return (machine, left, right) => {
    const order = compare(machine, left, right)
    return order === null ? null : holds(order)
  }
}

function not(value: boolean | null): boolean | null {
  return value === null ? null : !value
}
