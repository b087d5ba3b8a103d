import { FeelRange } from 'feelin'
import { areEqual, rangeHolds } from '../comparing.ts'
import { type FeelValue, isList } from '../feel-value.ts'
import { type Frame, type Machine, spend } from '../machine.ts'
import { childAt, containsNode, type SyntaxNode, theChild } from '../syntax-tree.ts'
import { comparatorOf } from './comparison.ts'
import type { Compilation } from './compilation.ts'
import { isTestNode } from './static-kind.ts'

/** Whether a value passes; null where that cannot be said. */
export type Test = (machine: Machine, frame: Frame | null, value: FeelValue) => boolean | null

/** `-`, `not(…)` or a list of tests of which one must hold (DMN 1.5 §7.3.4). */
export function compileTests(node: SyntaxNode, compilation: Compilation): Test {
  if (node.children.some((child) => child.name === 'Wildcard')) return () => true
  const list = theChild(node, 'PositiveUnaryTests')
  const tests = list.children.map((test) => compileTest(test, compilation))
  if (node.children[0]?.name !== 'not') return (machine, frame, value) => anyHolds(tests, machine, frame, value)
  return (machine, frame, value) => anyHolds(tests, machine, frame, value) !== true
}

/** Three-valued: true if a test holds, null if none does and one cannot be said. */
export function anyHolds(
  tests: readonly Test[],
  machine: Machine,
  frame: Frame | null,
  value: FeelValue,
): boolean | null {
  let unknown = false
  for (const test of tests) {
    const holds = test(machine, frame, value)
    if (holds === true) return true
    unknown ||= holds === null
  }
  return unknown ? null : false
}

export function compileTest(node: SyntaxNode, compilation: Compilation): Test {
  if (node.name === 'PositiveUnaryTest') return compileTest(childAt(node, 0), compilation)
  if (node.name === 'SimplePositiveUnaryTest' && node.children.length === 2) return compareWith(node, compilation)
  const given = compilation.compile(node, compilation)
  if (isTestNode(node) || containsNode(node, '?')) {
    return (machine, frame, value) => {
      const outcome = given(machine, frame)
      return typeof outcome === 'boolean' || outcome === null ? outcome : passes(machine, outcome, value)
    }
  }
  return (machine, frame, value) => passes(machine, given(machine, frame), value)
}

function compareWith(node: SyntaxNode, compilation: Compilation): Test {
  const holds = comparatorOf(childAt(node, 0))
  const bound = compilation.compile(childAt(node, 1), compilation)
  return (machine, frame, value) => {
    spend(machine, 1)
    return holds(machine, value, bound(machine, frame))
  }
}

/** A value passes a range that holds it, a list that has it, or its equal. */
function passes(machine: Machine, expected: FeelValue, value: FeelValue): boolean | null {
  spend(machine, 1)
  if (expected instanceof FeelRange) return rangeHolds(machine, expected, value)
  if (isList(expected)) {
    if (expected.some((entry) => passes(machine, entry, value) === true)) return true
    return isList(value) && areEqual(machine, expected, value) === true
  }
  if (expected === null) return value === null
  return areEqual(machine, value, expected) ?? false
}
