import type { ClockExtension, ClockSuspension } from '../../lifecycles/clock-ledger.ts'
import type { ClockReading, ClockState } from './clock-state.ts'

interface AtClock {
  readonly key: number
  readonly host: number
  readonly node: string
  readonly reading: ClockReading
}

/** What happens to a process or sub-process as a whole, beside what happens to each clock inside. */
export type WholeEvent =
  | { readonly type: 'wholePaused'; readonly suspension: ClockSuspension }
  | { readonly type: 'wholeResumed'; readonly suspension: string; readonly at: number }

/** What happens to clocks. */
export type ClockEvent =
  | { readonly type: 'clockStarted'; readonly clock: ClockState }
  | (AtClock & { readonly type: 'clockPaused'; readonly suspension: ClockSuspension })
  | (AtClock & {
      readonly type: 'clockResumed'
      readonly suspension: string
      readonly by: string | null
      readonly at: number
    })
  | (AtClock & { readonly type: 'clockExtended'; readonly extension: ClockExtension })
  /** Its node is visited again; `between` was not counted, `null` = all was. */
  | (AtClock & {
      readonly type: 'clockReopened'
      readonly between: ClockSuspension | null
      /** Suspensions of the whole under which it goes on. */
      readonly covered?: readonly ClockSuspension[]
    })
  /** It goes on with another element at its node, in place of the one `from`. */
  | {
      readonly type: 'clockMoved'
      readonly key: number
      readonly host: number
      readonly node: string
      readonly from: number
    }
  /** What the calendar says of it has changed. */
  | (AtClock & { readonly type: 'clockRescheduled' })
  /** With its whole ledger, which nothing else keeps unless `kept`. */
  | (AtClock & {
      readonly type: 'clockEnded'
      readonly state: 'ended' | 'deemed'
      readonly at: number
      readonly context: ClockState['context']
      /** Its node may be visited again. */
      readonly kept?: true
    })
  /** Time passed, or what happened before it in the same command. */
  | (AtClock & { readonly type: 'lightChanged'; readonly from: ClockReading['light'] })
