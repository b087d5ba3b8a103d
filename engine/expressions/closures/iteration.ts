import { FeelDate, FeelRange } from 'feelin'
import { createRange, TEMPORAL_COST } from '../comparing.ts'
import { type FeelValue, isList } from '../feel-value.ts'
import { type Closure, type Frame, fail, type Machine, spend } from '../machine.ts'
import { childAt, type SyntaxNode, theChild } from '../syntax-tree.ts'
import { type Compilation, withNames } from './compilation.ts'
import { truth } from './logic.ts'
import { nameOf } from './name.ts'

/** `for x in … return …` (DMN 1.5 §10.3.2.14); `partial` is the list so far. */
export function compileFor(node: SyntaxNode, compilation: Compilation): Closure {
  const iterators = compileIterators(node, withNames(compilation, ['partial']))
  const body = compilation.compile(childAt(node, -1), iterators.inner)
  const usesPartial = /\bpartial\b/.test(node.text)
  return (machine, outer) => {
    const results: FeelValue[] = []
    const own: Frame = { outer, values: [results] }
    const complete = iterators.each(machine, own, (frame) => {
      if (usesPartial) own.values[0] = copied(machine, results)
      results.push(body(machine, frame))
      return true
    })
    return complete === null ? null : results
  }
}

/** `some x in … satisfies …`, `every x in … satisfies …` (DMN 1.5 §10.3.2.15). */
export function compileQuantified(node: SyntaxNode, compilation: Compilation): Closure {
  const decisive = childAt(node, 0).name === 'some'
  const iterators = compileIterators(node, compilation)
  const condition = compilation.compile(childAt(node, -1), iterators.inner)
  return (machine, outer) => {
    let decided = false
    let unknown = false
    const complete = iterators.each(machine, outer, (frame) => {
      const holds = truth(machine, condition(machine, frame))
      decided = holds === decisive
      unknown ||= holds === null
      return !decided
    })
    if (decided) return decisive
    return complete === null || unknown ? null : !decisive
  }
}

/** A list that is still growing may not become a part of itself. */
function copied(machine: Machine, list: readonly FeelValue[]): readonly FeelValue[] {
  spend(machine, list.length)
  return list.slice()
}

interface Iterators {
  readonly inner: Compilation
  /** Visits every combination, the last iterator fastest, while `visit` says so; null where there is nothing to iterate. */
  readonly each: (machine: Machine, frame: Frame | null, visit: (frame: Frame | null) => boolean) => boolean | null
}

function compileIterators(node: SyntaxNode, outer: Compilation): Iterators {
  let inner = outer
  const sources = theChild(node, 'InExpressions').children.map((iterator) => {
    const source = compileSource(theChild(iterator, 'IterationContext'), inner)
    inner = withNames(inner, [nameOf(childAt(iterator, 0))])
    return source
  })
  return { inner, each: (machine, frame, visit) => visitEach(machine, frame, 0, visit) }

  function visitEach(
    machine: Machine,
    frame: Frame | null,
    level: number,
    visit: (frame: Frame | null) => boolean,
  ): boolean | null {
    const source = sources[level]
    if (source === undefined) return visit(frame)
    const values = source(machine, frame)
    if (values === null) return null
    for (const value of values) {
      spend(machine, 1)
      const going = visitEach(machine, { outer: frame, values: [value] }, level + 1, visit)
      if (going !== true) return going
    }
    return true
  }
}

type Source = (machine: Machine, frame: Frame | null) => Iterable<FeelValue> | null

function compileSource(node: SyntaxNode, compilation: Compilation): Source {
  const first = compilation.compile(childAt(node, 0), compilation)
  if (node.children.length === 1) return (machine, frame) => entriesOf(machine, first(machine, frame))
  const last = compilation.compile(childAt(node, 2), compilation)
  return (machine, frame) =>
    entriesOf(machine, createRange(machine, first(machine, frame), last(machine, frame), true, true))
}

/** What can be iterated over: a list, a range of whole numbers or dates in its own direction, or the one value. */
export function entriesOf(machine: Machine, value: FeelValue): Iterable<FeelValue> | null {
  if (value === null) return null
  if (isList(value)) return value
  if (!(value instanceof FeelRange)) return [value]
  const { start, end } = value
  if (Number.isInteger(start) && Number.isInteger(end)) return integers(value, start, end)
  if (start instanceof FeelDate && end instanceof FeelDate) return dates(machine, value, start, end)
  fail(
    machine,
    'range-not-countable',
    'Expected a range between whole numbers or dates.',
    '只能在整数或日期区间内迭代。',
  )
  return null
}

function* integers(range: FeelRange, start: number, end: number): Iterable<number> {
  const direction = start > end ? -1 : 1
  const steps = Math.abs(end - start)
  for (let step = range['start included'] ? 0 : 1; step <= steps - (range['end included'] ? 0 : 1); step += 1) {
    yield start + direction * step
  }
}

function* dates(machine: Machine, range: FeelRange, start: FeelDate, end: FeelDate): Iterable<FeelDate> {
  const first = start.unwrap()
  for (const days of integers(range, 0, first.until(end.unwrap()).days)) {
    spend(machine, TEMPORAL_COST)
    yield new FeelDate(first.add({ days }))
  }
}
