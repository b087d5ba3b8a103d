import { type FeelValue, setEntry } from '../expressions/feel-value.ts'
import { type Closure, spend } from '../expressions/machine.ts'
import { childrenOf, type ModdleElement, textOf } from '../model/moddle.ts'
import type { Compiling } from './compiling.ts'
import { compileLogic } from './decision-logic.ts'

/** A boxed list (DMN 1.5 §7.3.7). */
export function compileBoxedList(element: ModdleElement, compiling: Compiling): Closure {
  const entries = childrenOf(element, 'elements').map((entry) => compileLogic(entry, compiling))
  return (machine, frame) => {
    spend(machine, 1 + entries.length)
    return entries.map((entry) => entry(machine, frame))
  }
}

/** A relation (DMN 1.5 §7.3.8): a list of contexts with the names of its columns. */
export function compileRelation(element: ModdleElement, compiling: Compiling): Closure {
  const columns = childrenOf(element, 'column').map((column) => textOf(column, 'name') ?? '')
  const rows = childrenOf(element, 'row').map((row) =>
    childrenOf(row, 'elements').map((cell) => compileLogic(cell, compiling)),
  )
  return (machine, frame) =>
    rows.map((cells) => {
      spend(machine, 1 + cells.length)
      const context: { [name: string]: FeelValue } = {}
      for (const [place, cell] of cells.entries()) setEntry(context, columns[place] ?? '', cell(machine, frame))
      return context
    })
}
