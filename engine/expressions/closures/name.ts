import { normalizeContextKey } from 'lezer-feel'
import { isContext } from '../feel-value.ts'
import { builtinValue } from '../functions/builtins.ts'
import { type Closure, type Frame, spend } from '../machine.ts'
import { readEntry } from '../properties.ts'
import type { SyntaxNode } from '../syntax-tree.ts'
import type { Compilation, LexicalScope } from './compilation.ts'

/** A name gives the innermost value of that name; one that nobody knows is null, for a variable may not be set yet. */
export function compileName(node: SyntaxNode, compilation: Compilation): Closure {
  const name = nameOf(node)
  return resolve(name, compilation.scope, 0, compilation) ?? freeName(name, compilation)
}

/** `?`, the value that a unary test is about. */
export function compileInputName(_node: SyntaxNode, compilation: Compilation): Closure {
  return resolve('?', compilation.scope, 0, compilation) ?? (() => null)
}

export function nameOf(node: SyntaxNode): string {
  return normalizeContextKey(node.text)
}

/** Whether a name stands for something inside the expression, rather than for a variable or a built-in function. */
export function isBound(name: string, scope: LexicalScope | null): boolean {
  return scope !== null && (scope.kind === 'item' || scope.names.includes(name) || isBound(name, scope.outer))
}

function resolve(name: string, scope: LexicalScope | null, hops: number, compilation: Compilation): Closure | null {
  if (scope === null) return null
  const outer = resolve(name, scope.outer, hops + 1, compilation)
  if (scope.kind === 'item') return itemName(name, hops, outer ?? freeName(name, compilation))
  const place = scope.names.lastIndexOf(name)
  if (place < 0) return outer
  if (place < scope.ready) return (_machine, frame) => frameAt(frame, hops)?.values[place] ?? null
  if (!compilation.deferred) return outer
  // A function may name a later entry of the context around it, or itself: that has its value when it is called.
  const otherwise = outer ?? freeName(name, compilation)
  return (machine, frame) => {
    const value = frameAt(frame, hops)?.values[place]
    return value === undefined ? otherwise(machine, frame) : value
  }
}

function itemName(name: string, hops: number, otherwise: Closure): Closure {
  return (machine, frame) => {
    const item = frameAt(frame, hops)?.values[0] ?? null
    const entry = isContext(item) ? readEntry(item, name) : undefined
    if (entry !== undefined) return entry
    return name === 'item' ? item : otherwise(machine, frame)
  }
}

function freeName(name: string, compilation: Compilation): Closure {
  const variable = compilation.known.get(name) ?? name
  const builtin = builtinValue(name)
  if (builtin === null) compilation.free.add(variable)
  return (machine) => {
    spend(machine, 1)
    return machine.read(variable) ?? (builtin === null ? null : builtin(machine))
  }
}

function frameAt(frame: Frame | null, hops: number): Frame | null {
  let found = frame
  for (let hop = 0; hop < hops && found !== null; hop += 1) found = found.outer
  return found
}
