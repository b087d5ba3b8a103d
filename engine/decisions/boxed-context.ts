import { type FeelValue, setEntry } from '../expressions/feel-value.ts'
import { type Closure, type Frame, spend } from '../expressions/machine.ts'
import { childOf, childrenOf, type ModdleElement, textOf } from '../model/moddle.ts'
import { type Compiling, withParameters } from './compiling.ts'
import { compileLogic } from './decision-logic.ts'

/** A boxed context (DMN 1.5 §7.3.5): entries may use those before them; one without a name is the result. */
export function compileBoxedContext(element: ModdleElement, compiling: Compiling): Closure {
  const entries = childrenOf(element, 'contextEntry')
  const names = entries.map((entry) => nameOfVariable(entry))
  const named = names.filter((name) => name !== null)
  const values = entries.map((entry, place) =>
    compileLogic(
      childOf(entry, 'value') ?? entry,
      withParameters(compiling, named, names.slice(0, place).filter((name) => name !== null).length),
    ),
  )
  return (machine, outer) => {
    spend(machine, 1 + values.length)
    const frame: Frame = { outer, values: [] }
    const context: { [name: string]: FeelValue } = {}
    for (const [place, value] of values.entries()) {
      const given = value(machine, frame)
      const name = names[place] ?? null
      if (name === null) return given
      frame.values.push(given)
      setEntry(context, name, given)
    }
    return context
  }
}

function nameOfVariable(entry: ModdleElement): string | null {
  const variable = childOf(entry, 'variable')
  return variable === null ? null : textOf(variable, 'name')
}
