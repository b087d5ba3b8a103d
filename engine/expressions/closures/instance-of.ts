import { FeelDuration } from 'feelin'
import { type FeelContext, type FeelValue, isContext, isList, typeOf } from '../feel-value.ts'
import type { Closure } from '../machine.ts'
import { spend, weigh } from '../machine.ts'
import { readEntry } from '../properties.ts'
import { childAt, childNamed, type SyntaxNode, theChild } from '../syntax-tree.ts'
import { type Compilation, UnsupportedNode } from './compilation.ts'
import { nameOf } from './name.ts'

type TypeTest = (value: FeelValue) => boolean

const NAMED: { readonly [name: string]: TypeTest } = {
  Any: (value) => value !== null,
  Null: (value) => value === null,
  number: (value) => typeOf(value) === 'number',
  string: (value) => typeOf(value) === 'string',
  boolean: (value) => typeOf(value) === 'boolean',
  date: (value) => typeOf(value) === 'date',
  time: (value) => typeOf(value) === 'time',
  'date and time': (value) => typeOf(value) === 'date and time',
  duration: (value) => typeOf(value) === 'duration',
  'days and time duration': (value) => value instanceof FeelDuration && !value.yearsMonths,
  'years and months duration': (value) => value instanceof FeelDuration && value.yearsMonths,
  context: (value) => typeOf(value) === 'context',
  list: (value) => typeOf(value) === 'list',
  range: (value) => typeOf(value) === 'range',
  function: (value) => typeOf(value) === 'function',
}

/** `value instance of type` (DMN 1.5 §10.3.2.11). */
export function compileInstanceOf(node: SyntaxNode, compilation: Compilation): Closure {
  const value = compilation.compile(childAt(node, 0), compilation)
  const isOfType = typeTest(theChild(node, 'Type'))
  return (machine, frame) => {
    spend(machine, 1)
    const given = value(machine, frame)
    weigh(machine, given)
    return isOfType(given)
  }
}

function typeTest(type: SyntaxNode): TypeTest {
  const described = childAt(type, 0)
  switch (described.name) {
    case 'ListType': {
      const isElement = typeTest(theChild(described, 'Type'))
      return (value) => isList(value) && value.every(isElement)
    }
    case 'ContextType': {
      const entries = (childNamed(described, 'ContextEntryTypes')?.children ?? []).map(
        (entry) => [nameOf(childAt(entry, 0)), typeTest(theChild(entry, 'Type'))] as const,
      )
      return (value) => isContext(value) && entries.every(([name, isEntry]) => hasEntry(value, name, isEntry))
    }
    case 'FunctionType':
      return (value) => typeOf(value) === 'function'
    default: {
      const test = NAMED[described.text.replace(/\s+/g, ' ')]
      if (test === undefined) throw new UnsupportedNode(type)
      return test
    }
  }
}

function hasEntry(context: FeelContext, name: string, isEntry: TypeTest): boolean {
  const entry = readEntry(context, name)
  return entry !== undefined && isEntry(entry)
}
