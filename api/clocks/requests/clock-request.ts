import type { ClockPlace } from '../rules.ts'
import type { ClockRequestState } from './lifecycle.ts'

/** Stop the clocks there, on a ground of 行政许可法 art. 45. */
export interface AskedPause {
  readonly kind: 'pause'
  readonly ground: string
  readonly why: string
  /** Documents by name. */
  readonly evidence: readonly string[]
  readonly expectedEnd: Date | null
  /** Working days from the approval on after which it ends by itself. */
  readonly limitDays: number | null
}

/** Add working days to a clock, once (行政许可法 art. 42). */
export interface AskedExtension {
  readonly kind: 'extend'
  readonly clock: 'promised' | 'statutory'
  readonly days: number
  readonly why: string
}

export type AskedMove = AskedPause | AskedExtension

/** 计时申请: what somebody asked the head of a department for, and what became of it. */
export interface ClockRequest
  extends Pick<ClockPlace, 'applicationId' | 'instanceId' | 'key' | 'permit' | 'processId'> {
  readonly id: string
  /** As it is now: what no clock runs for any more has lapsed, whether that is noted yet or not. */
  readonly state: ClockRequestState
  /** Whose head decides. */
  readonly department: string
  readonly asked: AskedMove
  readonly askedBy: string
  /** For whom, where a substitute asked. */
  readonly askedFor: string | null
  readonly askedAt: Date
  readonly decidedBy: string | null
  readonly decidedFor: string | null
  readonly decidedAt: Date | null
  /** Of who refused it. */
  readonly reason: string | null
  /** By which the clock moves; while the state is still `asked`, it may not have arrived. */
  readonly commandId: string | null
}

/** With the names of people, for whoever reads it. */
export interface ListedRequest extends ClockRequest {
  readonly applicationNumber: string | null
  readonly project: string | null
  /** Name of the task, as long as it is open. */
  readonly step: string | null
  readonly asker: string
  readonly askerFor: string | null
  readonly decider: string | null
  readonly deciderFor: string | null
}
