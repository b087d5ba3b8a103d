import { normalizeContextKey } from 'lezer-feel'
import { type FeelValue, setEntry } from '../feel-value.ts'
import { type Closure, type Frame, fail, spend } from '../machine.ts'
import { childAt, type SyntaxNode } from '../syntax-tree.ts'
import { type Compilation, withNames } from './compilation.ts'
import { readString } from './literal.ts'

/** `{name: value}`; an entry may use those before it (DMN 1.5 §10.3.1.2). */
export function compileContext(node: SyntaxNode, compilation: Compilation): Closure {
  const entries = node.children.filter((child) => child.name === 'ContextEntry')
  const keys = entries.map((entry) => keyOf(childAt(entry, 0)))
  const names = keys.map(normalizeContextKey)
  const values = entries.map((entry, place) =>
    compilation.compile(childAt(entry, 1), withNames(compilation, names, place)),
  )
  const isTwice = new Set(keys).size < keys.length
  return (machine, outer) => {
    spend(machine, 1 + values.length)
    if (isTwice) return fail(machine, 'key-twice', 'Expected every key of a context once.', '上下文的键不得重复。')
    const frame: Frame = { outer, values: [] }
    const context: { [name: string]: FeelValue } = {}
    for (const [place, value] of values.entries()) {
      const given = value(machine, frame)
      frame.values[place] = given
      setEntry(context, keys[place] ?? '', given)
    }
    return context
  }
}

function keyOf(key: SyntaxNode): string {
  const literal = key.children.find((child) => child.name === 'StringLiteral')
  return literal === undefined ? key.text.replace(/\s+/g, ' ') : readString(literal.text)
}
