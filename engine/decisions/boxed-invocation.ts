import { FeelFunction } from 'feelin'
import { type FeelValue, setEntry, typeOf } from '../expressions/feel-value.ts'
import { type Closure, fail, spend } from '../expressions/machine.ts'
import { childOf, childrenOf, type ModdleElement, textOf } from '../model/moddle.ts'
import type { Compiling } from './compiling.ts'
import { compileLogic } from './decision-logic.ts'

/** A boxed invocation (DMN 1.5 §7.3.6): calls a function with arguments by name. */
export function compileBoxedInvocation(element: ModdleElement, compiling: Compiling): Closure {
  const target = compileLogic(childOf(element, 'calledFunction') ?? element, compiling)
  const bindings = childrenOf(element, 'binding').map((binding): readonly [string, Closure] => {
    const parameter = childOf(binding, 'parameter')
    const formula = childOf(binding, 'bindingFormula')
    const name = (parameter === null ? null : textOf(parameter, 'name')) ?? ''
    return [name, formula === null ? () => null : compileLogic(formula, compiling)]
  })
  return (machine, frame) => {
    spend(machine, 1 + bindings.length)
    const called = target(machine, frame)
    if (!(called instanceof FeelFunction)) {
      const found = typeOf(called)
      return fail(
        machine,
        'unknown-function',
        `Expected a function, but found ${found}.`,
        `应为函数，实际为 ${found}。`,
      )
    }
    const args: { [name: string]: FeelValue } = {}
    for (const [name, value] of bindings) setEntry(args, name, value(machine, frame))
    if (Object.keys(args).every((name) => called.parameterNames.includes(name))) return called.invoke(args) ?? null
    return fail(machine, 'invalid-arguments', 'Expected the parameters of the function.', '函数参数的名称不对。')
  }
}
