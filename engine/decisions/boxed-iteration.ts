import { entriesOf } from '../expressions/closures/iteration.ts'
import { truth } from '../expressions/closures/logic.ts'
import type { FeelValue } from '../expressions/feel-value.ts'
import { type Closure, type Frame, type Machine, spend } from '../expressions/machine.ts'
import { childOf, type ModdleElement, textOf } from '../model/moddle.ts'
import { type Compiling, withParameters } from './compiling.ts'
import { compileLogic } from './decision-logic.ts'

/** A boxed conditional (DMN 1.5 §7.3.10). What is neither true nor false decides nothing. */
export function compileConditional(element: ModdleElement, compiling: Compiling): Closure {
  const [condition, then, otherwise] = ['if', 'then', 'else'].map((name) => partOf(element, name, compiling))
  return (machine, frame) => {
    spend(machine, 1)
    const given = condition?.(machine, frame) ?? null
    const holds = truth(machine, given)
    if (holds === null && given !== null) return null
    return (holds === true ? then : otherwise)?.(machine, frame) ?? null
  }
}

/** A boxed filter (DMN 1.5 §7.3.11): the entries for which its match holds. */
export function compileBoxedFilter(element: ModdleElement, compiling: Compiling): Closure {
  return over(element, compiling, 'item', 'match', (machine, entries, holds) => {
    const chosen: FeelValue[] = []
    for (const entry of entries) {
      const found = holds(entry)
      if (typeof found !== 'boolean') return truth(machine, found) ?? null
      if (found) chosen.push(entry)
    }
    return chosen
  })
}

/** A boxed iteration (DMN 1.5 §7.3.12). */
export function compileBoxedFor(element: ModdleElement, compiling: Compiling): Closure {
  return over(element, compiling, iteratorOf(element), 'return', (_machine, entries, result) =>
    Array.from(entries, result),
  )
}

/** Boxed `some` and `every` (DMN 1.5 §7.3.13, §7.3.14): null where one of their answers is neither true nor false. */
export function compileBoxedQuantified(element: ModdleElement, compiling: Compiling): Closure {
  const decisive = element.$type === 'dmn:Some'
  return over(element, compiling, iteratorOf(element), 'satisfies', (machine, entries, holds) => {
    const answers = Array.from(entries, holds).map((answer) => truth(machine, answer))
    if (answers.includes(null)) return null
    return answers.includes(decisive) ? decisive : !decisive
  })
}

type Fold = (machine: Machine, entries: Iterable<FeelValue>, body: (entry: FeelValue) => FeelValue) => FeelValue

function over(element: ModdleElement, compiling: Compiling, name: string, part: string, fold: Fold): Closure {
  const source = partOf(element, 'in', compiling)
  const body = partOf(element, part, withParameters(compiling, [name], 1))
  return (machine, outer) => {
    const entries = entriesOf(machine, source(machine, outer))
    if (entries === null) return null
    return fold(machine, entries, (entry) => {
      spend(machine, 1)
      const frame: Frame = { outer, values: [entry] }
      return body(machine, frame)
    })
  }
}

function iteratorOf(element: ModdleElement): string {
  return textOf(element, 'iteratorVariable') ?? ''
}

function partOf(element: ModdleElement, name: string, compiling: Compiling): Closure {
  const part = childOf(element, name)
  const value = part === null ? null : childOf(part, 'value')
  return value === null ? () => null : compileLogic(value, compiling)
}
