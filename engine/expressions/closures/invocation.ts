import { FeelFunction, FeelRange } from 'feelin'
import { rangeHolds } from '../comparing.ts'
import { type FeelValue, setEntry, typeOf } from '../feel-value.ts'
import type { Builtin } from '../functions/builtin.ts'
import { findBuiltin } from '../functions/builtins.ts'
import { type Closure, type Frame, fail, type Machine, spend } from '../machine.ts'
import { childAt, childNamed, type SyntaxNode } from '../syntax-tree.ts'
import type { Compilation } from './compilation.ts'
import { isBound, nameOf } from './name.ts'

/** `name(…)` with arguments in order or by name (DMN 1.5 §10.3.2.13). */
export function compileInvocation(node: SyntaxNode, compilation: Compilation): Closure {
  const target = childAt(node, 0)
  const name = nameOf(target)
  const builtin = target.name === 'VariableName' || target.name === 'DateTimeConstructor' ? findBuiltin(name) : null
  if (builtin !== null && !isShadowed(name, compilation)) return callBuiltin(builtin, node, compilation)
  return callValue(compilation.compile(target, compilation), nameOf(target), node, compilation)
}

type Arguments =
  | { readonly type: 'ordered'; readonly values: readonly Closure[] }
  | { readonly type: 'named'; readonly values: readonly (readonly [string, Closure])[] }

/** An entry of an iterated item has no function for a value, unless functions may be defined at all. */
function isShadowed(name: string, compilation: Compilation): boolean {
  let scope = compilation.scope
  while (scope !== null) {
    if (scope.kind === 'values' && isBound(name, { ...scope, outer: null })) return true
    scope = scope.outer
  }
  return false
}

function callBuiltin(builtin: Builtin, node: SyntaxNode, compilation: Compilation): Closure {
  const args = compileArguments(node, compilation)
  const rest = builtin.parameters.at(-1)?.startsWith('...') ?? false
  if (args.type === 'ordered') {
    const fits = rest || args.values.length <= builtin.parameters.length
    return (machine, frame) => {
      spend(machine, 1 + args.values.length)
      return fits
        ? builtin.call(
            machine,
            args.values.map((value) => value(machine, frame)),
          )
        : wrongParameters(machine, node)
    }
  }
  const places = args.values.map(([name]) =>
    builtin.parameters.findIndex((own) => own === name || own === `...${name}`),
  )
  if (places.includes(-1)) return (machine) => wrongParameters(machine, node)
  return (machine, frame) => {
    spend(machine, 1 + args.values.length)
    const ordered: (FeelValue | undefined)[] = builtin.parameters.map(() => undefined)
    for (const [at, [, value]] of args.values.entries()) ordered[places[at] ?? 0] = value(machine, frame)
    return builtin.call(machine, ordered)
  }
}

function callValue(target: Closure, name: string, node: SyntaxNode, compilation: Compilation): Closure {
  const args = compileArguments(node, compilation)
  return (machine, frame) => {
    spend(machine, 1 + args.values.length)
    const called = target(machine, frame)
    if (called instanceof FeelRange) return holdsFirst(machine, frame, called, args)
    if (called instanceof FeelFunction) return invoke(machine, called, argumentsOf(machine, frame, args), node)
    return fail(
      machine,
      'unknown-function',
      `Expected a function ${name}, but found ${typeOf(called)}.`,
      `没有名为 ${name} 的函数。`,
    )
  }
}

function invoke(
  machine: Machine,
  called: FeelFunction,
  args: readonly FeelValue[] | { readonly [name: string]: FeelValue },
  node: SyntaxNode,
): FeelValue {
  const isOrdered = Array.isArray(args)
  const given = isOrdered ? args.length : Object.keys(args).length
  const isRest = called.parameterNames.at(-1)?.startsWith('...') ?? false
  const isKnown =
    isOrdered || Object.keys(args).every((name) => called.parameterNames.some((own) => own.replace('...', '') === name))
  if (!isKnown || (given > called.parameterNames.length && !isRest)) return wrongParameters(machine, node)
  return called.invoke(args) ?? null
}

function argumentsOf(
  machine: Machine,
  frame: Frame | null,
  args: Arguments,
): readonly FeelValue[] | { readonly [name: string]: FeelValue } {
  if (args.type === 'ordered') return args.values.map((value) => value(machine, frame))
  const named: { [name: string]: FeelValue } = {}
  for (const [name, value] of args.values) setEntry(named, name, value(machine, frame))
  return named
}

/** A range that is called says whether it holds its argument. */
function holdsFirst(machine: Machine, frame: Frame | null, range: FeelRange, args: Arguments): FeelValue {
  const first = args.type === 'ordered' ? args.values[0] : args.values[0]?.[1]
  return first === undefined ? null : rangeHolds(machine, range, first(machine, frame))
}

function compileArguments(node: SyntaxNode, compilation: Compilation): Arguments {
  const ordered = childNamed(node, 'PositionalParameters')
  if (ordered !== undefined) {
    return { type: 'ordered', values: ordered.children.map((value) => compilation.compile(value, compilation)) }
  }
  const named = childNamed(node, 'NamedParameters')
  if (named === undefined) return { type: 'ordered', values: [] }
  return {
    type: 'named',
    values: named.children.map((parameter) => [
      nameOf(childAt(parameter, 0)),
      compilation.compile(childAt(parameter, 1), compilation),
    ]),
  }
}

function wrongParameters(machine: Machine, node: SyntaxNode): null {
  return fail(
    machine,
    'invalid-arguments',
    `Expected the parameters of the function, but found: ${node.text}`,
    `函数参数的个数或名称不对：${node.text}`,
  )
}
