import type { JsonValue, Variables } from '../expressions/expression.ts'
import type { ClockSuspension } from '../lifecycles/clock-ledger.ts'
import type { Caller } from './calls/caller.ts'
import type { Chain } from './chain.ts'
import type { InstanceState } from './instance.ts'
import type { MigrationPlan } from './migration/migration.ts'
import type { Restart, RestartPoint } from './restart.ts'
import type { Holder } from './suspension.ts'

/** Something that somebody wants of one instance. Plain data; `id` makes a repetition harmless. */
export interface Command {
  /** UUID, unique within the instance: a second command with it is answered with the first decision. */
  readonly id: string
  readonly parkId: string
  readonly instanceId: string
  readonly actor: Actor
  readonly body: CommandBody
}

/** Who wants it. `person` is an opaque id of the api. */
export type Actor =
  | { readonly type: 'person'; readonly person: string; readonly onBehalfOf?: string }
  | { readonly type: 'worker'; readonly worker: string }
  | { readonly type: 'system'; readonly name: string }

export type CommandBody =
  | {
      readonly type: 'startInstance'
      readonly processId: string
      /** Of the deployment; `null` = the latest that the runtime knows, which it fills in before `handle`. */
      readonly definitionHash: string | null
      /** `null` = the none start event. */
      readonly startEvent: string | null
      readonly businessKey: string | null
      readonly variables: Variables
      /** Of a called process: what it answers, and the root of its caller. */
      readonly caller?: Caller
      readonly rootInstanceId?: string
      /** Of a called process: the suspensions of what lies around the call, those too that are over. */
      readonly covers?: readonly ClockSuspension[]
      /** Goes on from points of an instance that has ended, instead of at a start event. */
      readonly restart?: Restart
      readonly chain?: Chain
    }
  | { readonly type: 'claimTask'; readonly key: number; readonly person: string }
  | { readonly type: 'releaseTask'; readonly key: number; readonly person: string }
  | { readonly type: 'assignTask'; readonly key: number; readonly person: string }
  /** The assignee answers; a task with a check post then waits in `inCheck`, any other completes. */
  | { readonly type: 'answerTask'; readonly key: number; readonly person: string; readonly variables: Variables }
  | { readonly type: 'confirmTask'; readonly key: number; readonly person: string }
  | { readonly type: 'sendBackTask'; readonly key: number; readonly person: string }
  /** Claim, answer and confirm in one, for scripts and tests; also releases a receive task without a message. */
  | { readonly type: 'completeTask'; readonly key: number; readonly variables: Variables }
  | { readonly type: 'completeJob'; readonly key: number; readonly variables: Variables }
  /** `retries` is what is left after this failure; 0 raises an incident. `retryAfter` = milliseconds until the next try. */
  | {
      readonly type: 'failJob'
      readonly key: number
      readonly retries: number
      readonly message: string
      readonly retryAfter?: number
    }
  /** A task or job throws a BPMN error. */
  | { readonly type: 'throwError'; readonly key: number; readonly code: string; readonly variables: Variables }
  /** A task or job escalates and goes on, unless whoever catches it ends it. */
  | { readonly type: 'throwEscalation'; readonly key: number; readonly code: string; readonly variables: Variables }
  /** The process that the call `key` started has ended so. */
  | {
      readonly type: 'completeCall'
      readonly key: number
      readonly state: Exclude<InstanceState, 'active'>
      readonly variables: Variables
      readonly chain?: Chain
    }
  /** An error came out of it. */
  | {
      readonly type: 'failCall'
      readonly key: number
      readonly code: string | null
      readonly variables: Variables
      readonly chain?: Chain
    }
  | {
      readonly type: 'escalateCall'
      readonly key: number
      readonly code: string | null
      readonly variables: Variables
      /** The element there that rests until this is answered. */
      readonly asks: number | null
      readonly chain?: Chain
    }
  /** The caller has answered what element `key` escalated. */
  | { readonly type: 'answerEscalation'; readonly key: number; readonly chain?: Chain }
  /** It could not be started. */
  | {
      readonly type: 'refuseCall'
      readonly key: number
      readonly code: string
      readonly message: string
      readonly messageZh: string
    }
  /** `key` is the trigger's; one that is no longer there is rejected with `not-waiting`. */
  | { readonly type: 'fireTimer'; readonly key: number }
  /** To the one subscriber of this instance whose name and correlation key fit. */
  | {
      readonly type: 'deliverMessage'
      readonly name: string
      readonly correlationKey: string | null
      readonly variables: Variables
      readonly chain?: Chain
    }
  /** To every subscriber of this instance; `no-subscriber` where none waits. */
  | { readonly type: 'deliverSignal'; readonly name: string; readonly variables: Variables; readonly chain?: Chain }
  /** Makes a waiting event happen by element id, whatever it waits for (scripts and tests only). */
  | { readonly type: 'triggerEvent'; readonly node: string; readonly variables: Variables }
  /** One body more in the multi-instance activity `key`; `item` is its item where there is a collection. */
  | { readonly type: 'addBody'; readonly key: number; readonly item: JsonValue }
  /** `key` is the body's. */
  | { readonly type: 'removeBody'; readonly key: number }
  /** Chooses an activity of the ad-hoc sub-process `key`. */
  | { readonly type: 'activateActivity'; readonly key: number; readonly node: string }
  | { readonly type: 'setVariables'; readonly scope: number; readonly variables: Variables }
  | { readonly type: 'resolveIncident'; readonly key: number; readonly variables: Variables }
  /** Ends what stands at some nodes, then activates others, or leaves them as if they had just completed. */
  | {
      readonly type: 'modifyInstance'
      readonly terminate: readonly string[]
      readonly activate: readonly string[]
      readonly after: readonly string[]
    }
  /** Goes on by another version of the process; `plan` names the nodes that have another id there. */
  | { readonly type: 'migrateInstance'; readonly toHash: string; readonly plan: MigrationPlan }
  /** `by` is whoever holds it; a person where nothing is said. */
  | { readonly type: 'suspendInstance'; readonly by?: Holder }
  | { readonly type: 'resumeInstance'; readonly by?: Holder }
  /** One that has ended goes on as the new instance `as`, with its last variables and these over them. */
  | {
      readonly type: 'restartInstance'
      readonly as: string
      /** None = at its none start event. */
      readonly points: readonly RestartPoint[]
      readonly variables: Variables
    }
  /**
   * Stops the clocks of element `key` (0 = the process) and of all around it, those that the ground stops. The caller
   * has seen to it that this person may; `department` alone may end it. All instants in milliseconds.
   */
  | {
      readonly type: 'pauseClock'
      readonly key: number
      readonly person: string
      readonly department?: string | null
      readonly ground: string
      /** Where it is another than the ground's own. */
      readonly article?: string
      readonly why: string
      readonly evidence: readonly string[]
      readonly expectedEnd?: number | null
      readonly limit?: number | null
      /** Only now: who names another instant is refused. */
      readonly from?: number
    }
  /** Ends a suspension; without one named, the last of this element that lasts, or that lasts on this ground. */
  | {
      readonly type: 'resumeClock'
      readonly key: number
      readonly person: string
      readonly department?: string | null
      readonly suspension?: string
      readonly ground?: string
    }
  /** Of the nearest clock, or the nearest of one kind. */
  | {
      readonly type: 'extendClock'
      readonly key: number
      readonly clock?: 'promised' | 'statutory'
      readonly days: number
      readonly reason: string
      readonly approvedBy: string
    }
  /** What lies around the call of this instance stands still, or went on at `to`. */
  | { readonly type: 'coverClocks'; readonly suspension: ClockSuspension }
  /** The calendar has changed. */
  | { readonly type: 'rescheduleClocks' }
  | { readonly type: 'cancelInstance'; readonly reason: string }

export type CommandType = CommandBody['type']

/** The body of one kind of command. */
export type BodyOf<T extends CommandType> = Extract<CommandBody, { readonly type: T }>
