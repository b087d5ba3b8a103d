import type { Variables } from '../../expressions/expression.ts'
import type { CallBinding } from '../../model/nodes/activity.ts'

/** What happens between an instance, those that it calls, and the one that called it. */
export type CallEvent =
  /** Another process is called; `key` is the call's own, `host` the activity's. */
  | {
      readonly type: 'callStarted'
      readonly key: number
      readonly host: number
      readonly node: string
      readonly processId: string
      readonly binding: CallBinding
      readonly businessKey: string | null
      readonly variables: Variables
    }
  | { readonly type: 'callReturned'; readonly key: number; readonly host: number; readonly variables: Variables }
  /** A call is no longer waited for; `cancelled` = while the called process still runs. */
  | {
      readonly type: 'callEnded'
      readonly key: number
      readonly host: number
      readonly node: string
      readonly cancelled: boolean
    }
  /** An error that nothing here catches goes to the instance that called this one. */
  | { readonly type: 'errorLeft'; readonly code: string | null; readonly variables: Variables }
  /** An escalation that nothing here catches goes there too, and this instance goes on. */
  | {
      readonly type: 'escalationLeft'
      readonly code: string | null
      readonly variables: Variables
      /** The element that rests until the caller has answered; `null` = none. */
      readonly by: number | null
    }
  /** An escalation came to call `key`; element `asks` of the called instance rests until it is answered. */
  | { readonly type: 'escalationArrived'; readonly host: number; readonly asks: number }
  | {
      readonly type: 'escalationAnswered'
      readonly key: number
      readonly host: number
      readonly node: string
      readonly asks: number
    }
  /** The caller has answered. */
  | { readonly type: 'restEnded'; readonly key: number }
