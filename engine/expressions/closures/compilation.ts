import type { Closure } from '../machine.ts'
import type { SyntaxNode } from '../syntax-tree.ts'

/** What is known while a parse tree becomes closures. */
export interface Compilation {
  readonly scope: LexicalScope | null
  /** Names that are read from outside the expression. */
  readonly free: Set<string>
  /** Normalised name → name, of variables whose names hold operators or several blanks. */
  readonly known: ReadonlyMap<string, string>
  /** Whether what is compiled runs later than where it stands: inside a function. */
  readonly deferred: boolean
  readonly compile: (node: SyntaxNode, compilation: Compilation) => Closure
}

/** Names that a part of the expression brings with it; the frame of the same depth holds their values. */
export interface LexicalScope {
  readonly outer: LexicalScope | null
  /** `item`: the frame holds one value, whose entries are names too. */
  readonly kind: 'values' | 'item'
  readonly names: readonly string[]
  /** How many of the names have their value already. */
  readonly ready: number
}

export function withNames(compilation: Compilation, names: readonly string[], ready = names.length): Compilation {
  return { ...compilation, scope: { outer: compilation.scope, kind: 'values', names, ready } }
}

export function withItem(compilation: Compilation): Compilation {
  return { ...compilation, scope: { outer: compilation.scope, kind: 'item', names: [], ready: 0 } }
}

/** A construct that no closure exists for; deployment refuses it. */
export class UnsupportedNode extends Error {
  readonly node: SyntaxNode

  constructor(node: SyntaxNode) {
    super(`Expected FEEL that can be compiled, but found ${node.name}: ${node.text}`)
    this.name = 'UnsupportedNode'
    this.node = node
  }
}
