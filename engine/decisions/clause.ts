import type { Test } from '../expressions/closures/unary-test.ts'
import { areEqual } from '../expressions/comparing.ts'
import { compileClosure } from '../expressions/compile-closure.ts'
import { type FeelValue, isList } from '../expressions/feel-value.ts'
import type { Closure, Frame, Machine } from '../expressions/machine.ts'
import { childOf, type ModdleElement, textOf } from '../model/moddle.ts'
import { type Compiling, compileTestText, compileText } from './compiling.ts'
import { coerced } from './type-reference.ts'

/** A column of inputs. */
export interface Clause {
  readonly label: string
  readonly value: Closure
  /** Whether a value is one of `inputValues`. */
  readonly allows: Test
}

/** A column of outputs. */
export interface OutputColumn {
  readonly name: string
  readonly allows: Test
  /** Gives the allowed values in the order of their priority; `null` where they are not a list of values. */
  readonly priorities: Closure | null
  /** The value when no rule matches; `null` without one. */
  readonly otherwise: Closure | null
}

export function compileInput(input: ModdleElement, compiling: Compiling): Clause {
  const expression = childOf(input, 'inputExpression') ?? input
  const value = compileText(expression, compiling)
  const typeRef = textOf(expression, 'typeRef')
  return {
    label: textOf(input, 'label') ?? textOf(expression, 'text') ?? '',
    value: (machine, frame) => coerced(machine, value(machine, frame), typeRef),
    allows: compileTestText(childOf(input, 'inputValues'), compiling),
  }
}

export function compileOutput(output: ModdleElement, compiling: Compiling): OutputColumn {
  const allowed = childOf(output, 'outputValues')
  const otherwise = childOf(output, 'defaultOutputEntry')
  const list = allowed === null ? null : compileClosure(`[${textOf(allowed, 'text') ?? ''}]`, compiling)
  return {
    name: textOf(output, 'name') ?? textOf(output, 'label') ?? 'output',
    allows: compileTestText(allowed, compiling),
    priorities: list?.ok === true ? list.compiled : null,
    otherwise: otherwise === null ? null : compileText(otherwise, compiling),
  }
}

/** The place of a value among those that are allowed, from 0; after all of them where it is none. */
export function rankOf(machine: Machine, frame: Frame | null, { priorities }: OutputColumn, value: FeelValue): number {
  const list = priorities?.(machine, frame) ?? null
  if (!isList(list)) return 0
  const rank = list.findIndex((allowed) => areEqual(machine, value, allowed) === true)
  return rank < 0 ? list.length : rank
}
