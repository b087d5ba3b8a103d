export type ClockValue = 'idle' | 'running' | 'paused' | 'ended' | 'deemed'

/** A time that is not counted, as it stands in the ledger of a clock. Instants are milliseconds since 1970 (UTC). */
export interface ClockSuspension {
  /** The same in every clock that one pause stops. */
  readonly id: string
  /** Key of the element that it is for: several steps may stop the clock around them at once. */
  readonly element: number
  /** Why in law: a word of the table of grounds. */
  readonly ground: string
  readonly article: string
  /** Who stopped it: a person's id, or the flow node that did. */
  readonly by: string
  /** Only this department may end it; `null` = whoever may end it at all. */
  readonly department: string | null
  readonly why: string
  /** What proves it: names of documents, never their content. */
  readonly evidence: readonly string[]
  readonly from: number
  /** `null` while it lasts. */
  readonly to: number | null
  /** When the result is expected; says nothing by itself. */
  readonly expectedEnd: number | null
  /** Beyond this the ground does not carry it: then it ends by itself. */
  readonly limit: number | null
  /** It is of what lies around the clock's element: a suspension of the whole, which covers what is inside. */
  readonly ofWhole?: true
  /** It came from the instance that called this one, which alone ends it. */
  readonly fromCaller?: true
}

/** Working days added once by the head of the authority (行政许可法 art. 42). */
export interface ClockExtension {
  readonly days: number
  readonly reason: string
  readonly approvedBy: string
  readonly at: number
}

/** Everything from which, with the calendar, a reading at any moment follows. */
export interface ClockContext {
  /** Working days. */
  readonly budget: number
  /** Most working days that it may be extended by. */
  readonly mostExtension: number
  readonly startedAt: number | null
  readonly endedAt: number | null
  readonly extension: ClockExtension | null
  readonly suspensions: readonly ClockSuspension[]
}

/**
 * `overdue` is reckoned by whoever moves it: a clock does not know the calendar. `covered` are the suspensions of the
 * whole under which it begins or goes on.
 */
export type ClockMove =
  | { readonly type: 'start'; readonly at: number; readonly covered?: readonly ClockSuspension[] }
  | { readonly type: 'pause'; readonly suspension: ClockSuspension; readonly overdue: boolean }
  | { readonly type: 'resume'; readonly id: string; readonly at: number; readonly department: string | null }
  | { readonly type: 'extend'; readonly extension: ClockExtension; readonly overdue: boolean }
  | { readonly type: 'end'; readonly at: number }
  | { readonly type: 'deem'; readonly at: number }
  /** Its node is visited again; `between` covers the time in between, where that is not counted. */
  | {
      readonly type: 'reopen'
      readonly between: ClockSuspension | null
      readonly covered?: readonly ClockSuspension[]
    }

export type ClockMoveOf<T extends ClockMove['type']> = Extract<ClockMove, { readonly type: T }>

/** A clock at rest, as it is stored. */
export interface Clock {
  readonly value: ClockValue
  readonly context: ClockContext
}
