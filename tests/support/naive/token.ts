import type { ScopeDefinition, SequenceFlow } from '../../../engine/model/definition.ts'
import type { FlowNode } from '../../../engine/model/nodes/flow-node.ts'

/** Everything that is alive is one of these, in one list, the oldest first. */
export interface Token {
  /** The one in whose content it is; `null` of the process. */
  readonly inside: Token | null
  /** `going` to a node, `joining` before one, `in` it, or `undoing`: whoever it is inside has the next thing undone. */
  readonly state: 'going' | 'joining' | 'in' | 'undoing'
  /** `null`: it is the process. */
  readonly node: FlowNode | null
  readonly flow: SequenceFlow | null
  /** The whole of an activity that loops, whose bodies are inside of it. */
  readonly isWhole: boolean
  readonly body: number | null
  /** Who has asked for this to undo something. */
  readonly undoes: Token | null
  /** It had completed, and is back only to have its content undone. */
  readonly isBack: boolean
  /** Bodies that have begun, and that are done. */
  begun: number
  ended: number
  /** A transaction that was cancelled: it only sees to what is undone. */
  cancelled: boolean
  /** Complex gateways in it that were activated, with the flows that did it. */
  readonly used: Map<FlowNode, readonly SequenceFlow[]>
  /** An event sub-process has interrupted it. */
  interrupted: boolean
  /** Events that it waits for no longer. */
  readonly spent: Set<string>
  /** What has completed in it and can be undone. */
  done: readonly Done[]
  /** What it has still to see undone, the last first. */
  undo: { readonly where: Token; readonly what: Done }[]
}

/** An activity that has completed, with what has completed in it. */
export interface Done {
  readonly node: FlowNode
  readonly inner: readonly Done[]
  /** It was cut off: only what is in it is undone. */
  readonly partly?: boolean
}

export interface Naive {
  readonly process: ScopeDefinition
  /** The flows taken behind a node; `null` = all. */
  readonly choose: (node: string) => readonly string[] | null
  tokens: Token[]
  readonly completed: string[]
  state: 'active' | 'completed' | 'terminated'
}

export function token(given: Partial<Token> & Pick<Token, 'inside' | 'state' | 'node'>): Token {
  return {
    flow: null,
    isWhole: false,
    body: null,
    undoes: null,
    isBack: false,
    begun: 0,
    ended: 0,
    cancelled: false,
    used: new Map(),
    interrupted: false,
    spent: new Set(),
    done: [],
    undo: [],
    ...given,
  }
}

export function isWithin(one: Token, outer: Token): boolean {
  for (let at = one.inside; at !== null; at = at.inside) if (at === outer) return true
  return false
}

/** Its content ends with it; it may be gone already. */
export function kill(run: Naive, gone: Token): void {
  run.tokens = run.tokens.filter((other) => other !== gone && !isWithin(other, gone))
}

export function killContent(run: Naive, scope: Token): void {
  scope.used.clear()
  run.tokens = run.tokens.filter((other) => !isWithin(other, scope))
}

/** The content of a process or sub-process; `null` of anything else. */
export function contentOf(run: Naive, { node, isWhole }: Token): ScopeDefinition | null {
  if (node === null) return run.process
  return 'body' in node && !isWhole ? node.body : null
}
