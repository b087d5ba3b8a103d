import type { ClockSuspension } from '../lifecycles/clock-ledger.ts'
import type { ClockState } from './clocks/clock-state.ts'

/** Where an instance goes on: before a flow node, in the scopes around it. */
export interface RestartPoint {
  readonly node: string
  /** Activity that loops, around the node or the node itself → which of its bodies, counted from 0. */
  readonly bodies?: Bodies
}

export type Bodies = { readonly [activity: string]: number }

/** The points at which an instance goes on, and the ended one of which they are. */
export interface Restart {
  readonly of: string
  readonly points: readonly RestartPoint[]
  /** The clocks with which it ended, which go on with it. */
  readonly clocks?: readonly ClockState[]
  readonly wholeSuspensions?: readonly ClockSuspension[]
}
