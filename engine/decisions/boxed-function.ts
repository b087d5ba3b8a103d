import { FeelFunction } from 'feelin'
import type { FeelValue } from '../expressions/feel-value.ts'
import { type Closure, descend, spend } from '../expressions/machine.ts'
import { childOf, childrenOf, type ModdleElement, textOf } from '../model/moddle.ts'
import { type Compiling, report, withParameters } from './compiling.ts'
import { compileLogic } from './decision-logic.ts'
import { coerced } from './type-reference.ts'

/** What a boxed function adds to the depth of calls: its body was limited when it was compiled. */
const LEVELS = 20

/** A boxed function (DMN 1.5 §7.3.9), the logic of business knowledge models; Java and PMML are refused. */
export function compileBoxedFunction(element: ModdleElement, compiling: Compiling): Closure {
  const kind = textOf(element, 'kind') ?? 'FEEL'
  const logic = childOf(element, 'body')
  if (kind !== 'FEEL' || logic === null) {
    report(
      element,
      compiling,
      'unsupported-decision-logic',
      `Expected a function in FEEL, but found ${kind}.`,
      `仅支持 FEEL 函数，实际为：${kind}。`,
    )
    return () => null
  }
  const parameters = childrenOf(element, 'formalParameter')
  const names = parameters.map((parameter) => textOf(parameter, 'name') ?? '')
  const types = parameters.map((parameter) => textOf(parameter, 'typeRef'))
  const body = compileLogic(logic, withParameters(compiling, names, names.length))
  return (machine, outer) =>
    new FeelFunction((...args: FeelValue[]) => {
      spend(machine, 1 + args.length)
      const values = names.map((_, place) => coerced(machine, args[place] ?? null, types[place] ?? null))
      return descend(machine, LEVELS, () => body(machine, { outer, values }))
    }, names)
}
