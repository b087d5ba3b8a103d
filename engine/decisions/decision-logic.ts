import type { Closure } from '../expressions/machine.ts'
import type { ModdleElement } from '../model/moddle.ts'
import { compileBoxedContext } from './boxed-context.ts'
import { compileBoxedFunction } from './boxed-function.ts'
import { compileBoxedInvocation } from './boxed-invocation.ts'
import { compileBoxedFilter, compileBoxedFor, compileBoxedQuantified, compileConditional } from './boxed-iteration.ts'
import { compileBoxedList, compileRelation } from './boxed-list.ts'
import { type Compiling, compileText, report } from './compiling.ts'
import { compileDecisionTable } from './decision-table.ts'

type LogicCompiler = (element: ModdleElement, compiling: Compiling) => Closure

/** Compiles what a decision consists of (DMN 1.5 §7.3); a form that cannot run is refused. */
export function compileLogic(element: ModdleElement, compiling: Compiling): Closure {
  const compiler = compilerOf(element.$type)
  if (compiler !== null) return compiler(element, compiling)
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

/** A function rather than a table: these modules need each other, and a table would be read before it is there. */
function compilerOf(type: string): LogicCompiler | null {
  switch (type) {
    case 'dmn:DecisionTable':
      return compileDecisionTable
    case 'dmn:LiteralExpression':
      return compileText
    case 'dmn:Context':
      return compileBoxedContext
    case 'dmn:FunctionDefinition':
      return compileBoxedFunction
    case 'dmn:Invocation':
      return compileBoxedInvocation
    case 'dmn:List':
      return compileBoxedList
    case 'dmn:Relation':
      return compileRelation
    case 'dmn:Conditional':
      return compileConditional
    case 'dmn:Filter':
      return compileBoxedFilter
    case 'dmn:For':
      return compileBoxedFor
    case 'dmn:Some':
    case 'dmn:Every':
      return compileBoxedQuantified
    default:
      return null
  }
}
