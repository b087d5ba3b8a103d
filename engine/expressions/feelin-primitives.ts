import { evaluate, FeelFunction } from 'feelin'
import type { FeelValue } from './feel-value.ts'

type Primitive = (left: FeelValue, right: FeelValue) => FeelValue

/** What feelin does with dates, times and durations, compiled once: their representation stays feelin's own. */
export const add = operator('+')
export const subtract = operator('-')
export const equals = operator('=')
export const isLess = operator('<')

/** feelin's implementation of a built-in function, or `undefined`. */
export function feelinBuiltin(name: string): FeelFunction | undefined {
  // Only Camunda's dialect has quoted names, and only a quoted `date and time` is a name.
  const builtin: unknown = evaluate(`\`${name}\``, {}, 'camunda').value
  return typeof builtin === 'function'
    ? new FeelFunction(builtin as FeelFunction['fn'], (builtin as { $args?: string[] }).$args ?? []) // feelin annotates each so
    : undefined
}

function operator(symbol: string): Primitive {
  const compiled = evaluate(`function(left, right) left ${symbol} right`).value
  if (!(compiled instanceof FeelFunction)) throw new Error(`Expected feelin to give a function for ${symbol}.`)
  return compiled.fn
}
