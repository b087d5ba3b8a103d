import type { CommandBody } from '../../core/commands.ts'
import type { ProcessInstance } from '../../core/instance.ts'
import type { JsonValue } from '../../expressions/expression.ts'
import type { ScriptLine } from '../fault.ts'
import type { Move } from './moves.ts'

/** One command on the way to a state. */
export interface Edge {
  readonly from: State | null
  readonly to: State
  /** Key of the element to which it happened; the process itself for its start. */
  readonly element: number
  readonly command: CommandBody
  readonly line: ScriptLine
  readonly outcome: Move['outcome'] | undefined
  readonly chosen: ReadonlyMap<string, readonly string[]>
  readonly assumed: ReadonlyMap<string, JsonValue>
  /** `scope node` of what was activated. */
  readonly activated: readonly Activation[]
  /** It ended nothing but the element to which it happened. */
  readonly alone: boolean
  /** An error left the process, with this code. */
  readonly left: string | null
}

export interface Activation {
  readonly node: string
  readonly scope: number
}

/** A state in which everything rests, reached first by `via`. */
export interface State {
  readonly number: number
  readonly instance: ProcessInstance
  /** `key node` of what has happened beside, and happens only once. */
  readonly happened: ReadonlySet<string>
  readonly via: Edge | null
  readonly next: Edge[]
  /** Not looked further from: it ended, stands with an incident, or has too many tokens. */
  readonly final: boolean
}

export interface Graph {
  readonly states: readonly State[]
  /** Every way in which the process may start, also to a state that another one has led to. */
  readonly starts: readonly Edge[]
  /** Pairs of moves at one state which bring two tokens through the same node. */
  readonly crossings: readonly Crossing[]
  /** States looked at before, in every order, as far as that went. */
  readonly earlier: readonly State[]
  /** The limit was reached. */
  readonly truncated: boolean
}

export interface Crossing {
  readonly node: string
  readonly first: Edge
  readonly second: Edge
}

/** The edges from the start to a state, by the way on which it was found first. */
export function pathTo(state: State): readonly Edge[] {
  const path: Edge[] = []
  for (let at: State | null = state; at?.via != null; at = at.via.from) path.push(at.via)
  return path.reverse()
}
