import type { Closure } from '../expressions/machine.ts'
import type { ModdleElement } from '../model/moddle.ts'
import { type Compiling, compileText, report } from './compiling.ts'
import { compileDecisionTable } from './decision-table.ts'

type LogicCompiler = (element: ModdleElement, compiling: Compiling) => Closure

const COMPILERS: { readonly [type: string]: LogicCompiler } = {
  'dmn:DecisionTable': compileDecisionTable,
  'dmn:LiteralExpression': compileText,
}

/** Compiles what a decision consists of (DMN 1.5 §7.3); a form that cannot run is refused. */
export function compileLogic(element: ModdleElement, compiling: Compiling): Closure {
  const compiler = COMPILERS[element.$type]
  if (compiler !== undefined) return compiler(element, compiling)
  const form = element.$type.replace('dmn:', '')
  report(
    element,
    compiling,
    'unsupported-decision-logic',
    `Expected a decision that the engine can run, but found ${form}.`,
    `引擎不支持这种决策逻辑：${form}。`,
  )
  return () => null
}
