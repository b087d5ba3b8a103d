import { createRange } from '../comparing.ts'
import { type FeelValue, isList } from '../feel-value.ts'
import { type Closure, type Frame, fail, type Machine, spend } from '../machine.ts'
import { readProperty } from '../properties.ts'
import { childAt, type SyntaxNode } from '../syntax-tree.ts'
import { type Compilation, UnsupportedNode, withItem } from './compilation.ts'
import { nameOf } from './name.ts'
import { isNumberNode, isTestNode } from './static-kind.ts'
import { compileTest } from './unary-test.ts'

export function compileList(node: SyntaxNode, compilation: Compilation): Closure {
  const elements = node.children.slice(1, -1).map((element) => compilation.compile(element, compilation))
  return (machine, frame) => {
    spend(machine, 1 + elements.length)
    return elements.map((element) => element(machine, frame))
  }
}

/** `[a..b)`, and `> a` where it stands for itself (DMN 1.5 §10.3.2.7). */
export function compileRange(node: SyntaxNode, compilation: Compilation): Closure {
  if (node.children.length === 1) return compileRange(childAt(node, 0), compilation)
  if (node.name === 'SimplePositiveUnaryTest') return compileOpenRange(node, compilation)
  const start = compilation.compile(childAt(node, 1), compilation)
  const end = compilation.compile(childAt(node, 3), compilation)
  const [opening, closing] = [childAt(node, 0).text === '[', childAt(node, 4).text === ']']
  return (machine, frame) => {
    spend(machine, 1)
    const [from, to] = [start(machine, frame), end(machine, frame)]
    if (typeof from === 'number' && typeof to === 'number' && from > to) return backwards(machine, from, to)
    return createRange(machine, from, to, from !== null && opening, to !== null && closing)
  }
}

function backwards(machine: Machine, from: number, to: number): null {
  return fail(
    machine,
    'range-backwards',
    `Expected a range that ends where it begins or later, but found ${from}..${to}.`,
    `区间的终点不得小于起点：${from}..${to}。`,
  )
}

/** `value.name`; of a list, of each of its entries. */
export function compilePath(node: SyntaxNode, compilation: Compilation): Closure {
  const target = compilation.compile(childAt(node, 0), compilation)
  const name = nameOf(childAt(node, 2))
  return (machine, frame) => readProperty(machine, target(machine, frame), name)
}

/** `list[2]`, `list[item > 2]` (DMN 1.5 §10.3.2.5). */
export function compileFilter(node: SyntaxNode, compilation: Compilation): Closure {
  const source = compilation.compile(childAt(node, 0), compilation)
  const filter = childAt(node, 2)
  const inner = withItem(compilation)
  if (isNumberNode(filter)) {
    const place = compilation.compile(filter, compilation)
    return (machine, frame) => {
      const list = listOf(source(machine, frame))
      return list === null ? null : entryAt(list, place(machine, frame))
    }
  }
  const test = isTestNode(filter) ? compileTest(filter, inner) : null
  const chosen = test === null ? compilation.compile(filter, inner) : null
  return (machine, frame) => {
    const list = listOf(source(machine, frame))
    if (list === null) return null
    if (test !== null) return list.filter((item) => test(machine, within(machine, frame, item), item) === true)
    return chosen === null ? null : choose(machine, frame, list, chosen)
  }
}

/** A filter whose form does not tell what it is: a number takes a place, a boolean keeps or drops. */
function choose(machine: Machine, frame: Frame | null, list: readonly FeelValue[], chosen: Closure): FeelValue {
  const first = chosen(machine, within(machine, frame, list[0] ?? null))
  if (typeof first === 'number') return entryAt(list, first)
  return list.filter((item, place) => (place === 0 ? first : chosen(machine, within(machine, frame, item))) === true)
}

function within(machine: Machine, frame: Frame | null, item: FeelValue): Frame {
  spend(machine, 1)
  return { outer: frame, values: [item] }
}

function listOf(value: FeelValue): readonly FeelValue[] | null {
  if (value === null) return null
  return isList(value) ? value : [value]
}

function entryAt(list: readonly FeelValue[], place: FeelValue): FeelValue {
  if (typeof place !== 'number') return null
  return list[place < 0 ? list.length + place : place - 1] ?? null
}

function compileOpenRange(node: SyntaxNode, compilation: Compilation): Closure {
  const operator = childAt(node, 0).text
  const bound = compilation.compile(childAt(node, 1), compilation)
  const included = operator.endsWith('=')
  if (operator === '>' || operator === '>=') {
    return (machine, frame) => createRange(machine, bound(machine, frame), null, included, false)
  }
  if (operator === '<' || operator === '<=') {
    return (machine, frame) => createRange(machine, null, bound(machine, frame), false, included)
  }
  throw new UnsupportedNode(node)
}
