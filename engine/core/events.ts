import type { JsonValue, Variables } from '../expressions/expression.ts'
import type { CallEvent } from './calls/call-event.ts'
import type { Caller } from './calls/caller.ts'
import type { ClockEvent, WholeEvent } from './clocks/clock-event.ts'
import type { CompensationEvent } from './compensation/compensation-event.ts'
import type { DataEvent } from './data/data-event.ts'
import type { IncidentState, InstanceState, TaskLifecycleState, Trigger } from './instance.ts'
import type { RestartPoint } from './restart.ts'
import type { Holder } from './suspension.ts'

/**
 * What happened, as facts. `evolve` alone says what an event does to an instance; the store writes a row for each
 * event that the outside world must see, and never needs the definition for it.
 */
export type Event =
  | {
      readonly type: 'instanceStarted'
      readonly id: string
      readonly parkId: string
      readonly rootInstanceId: string
      readonly processId: string
      readonly definitionHash: string
      readonly businessKey: string | null
      readonly variables: Variables
      readonly caller?: Caller
      /** The ended instance from a point of which this one goes on. */
      readonly restartOf?: string
      readonly at: number
    }
  /** It had ended, and goes on as another instance. */
  | {
      readonly type: 'instanceRestarted'
      readonly as: string
      readonly points: readonly RestartPoint[]
      readonly variables: Variables
    }
  | { readonly type: 'instanceEnded'; readonly state: Exclude<InstanceState, 'active'> }
  /** `consumed` lists the flows whose waiting tokens a join took, so that applying needs no knowledge of gateways. */
  | {
      readonly type: 'elementActivated'
      readonly key: number
      readonly node: string
      readonly scope: number
      readonly consumed?: readonly string[]
      readonly variables?: Variables
      /** Of a body of an activity that loops: which one, counted from 0. */
      readonly body?: number
      readonly compensates?: number
    }
  | {
      readonly type: 'elementCompleted'
      readonly key: number
      readonly node: string
      readonly milestone?: string
      readonly body?: number
      /** What a body adds to the results of its loop. */
      readonly result?: JsonValue
    }
  | { readonly type: 'elementTerminated'; readonly key: number; readonly node: string; readonly body?: number }
  /** An activity knows how often it is carried out; `started` of its bodies are on their way. */
  | {
      readonly type: 'loopStarted'
      readonly key: number
      readonly instances: number | null
      readonly items: readonly JsonValue[] | null
      readonly started: number
      readonly collects: boolean
      /** Somebody entered it by hand: so many of its bodies count as done. */
      readonly completed?: number
    }
  /** Somebody enters a body of an activity that loops, which counted as done. */
  | { readonly type: 'bodyEntered'; readonly key: number; readonly node: string }
  | CompensationEvent
  /** A complex gateway of `scope` was activated by the flows that it used, or is back where it began. */
  | {
      readonly type: 'gatewayTurned'
      readonly scope: number
      readonly node: string
      readonly used: readonly string[] | null
    }
  /** A token moved along a flow; `waits` = it now stands before a join of `scope`. */
  | { readonly type: 'flowTaken'; readonly flow: string; readonly scope: number; readonly waits: boolean }
  /** Somebody wants one body more than the model gave; `item` where there is a collection. */
  | { readonly type: 'bodyAdded'; readonly key: number; readonly item?: JsonValue }
  /** Somebody moved tokens in this scope by hand; `removed` no longer wait at joins. */
  | { readonly type: 'tokensMoved'; readonly scope: number; readonly removed: readonly string[] }
  /** Runs by another version from now on; what is not named keeps its id. */
  | {
      readonly type: 'instanceMigrated'
      readonly definitionHash: string
      readonly nodes: { readonly [node: string]: string }
      readonly flows: { readonly [flow: string]: string }
    }
  | { readonly type: 'instanceSuspended'; readonly by?: Holder }
  | { readonly type: 'instanceResumed'; readonly by?: Holder }
  /** Came while it was suspended, and is heard when it is resumed. */
  | { readonly type: 'signalKept'; readonly name: string; readonly variables: Variables }
  | { readonly type: 'adHocOpened'; readonly key: number }
  /** Somebody chose an activity in the ad-hoc sub-process `key`. */
  | { readonly type: 'activityChosen'; readonly key: number; readonly node: string }
  | { readonly type: 'adHocEnough'; readonly key: number }
  | CallEvent
  | { readonly type: 'variablesSet'; readonly scope: number; readonly variables: Variables }
  | DataEvent
  | ClockEvent
  | WholeEvent
  | {
      readonly type: 'taskOpened'
      readonly key: number
      readonly node: string
      readonly name: string | null
      readonly department: string | null
      readonly post: string | null
      readonly checkPost: string | null
      readonly form: string | null
      readonly permit: string | null
      readonly lane: string | null
      readonly dueAt: number | null
      readonly at: number
    }
  | {
      readonly type: 'taskMoved'
      readonly key: number
      readonly state: Exclude<TaskLifecycleState, 'answered' | 'cancelled'>
      readonly assignee: string | null
      readonly answerer: string | null
      readonly answer: Variables | null
    }
  | {
      readonly type: 'taskEnded'
      readonly key: number
      readonly state: 'answered' | 'cancelled'
      readonly answerer: string | null
      readonly checker: string | null
      readonly at: number
    }
  | {
      readonly type: 'jobCreated'
      readonly key: number
      readonly node: string
      readonly jobType: string
      readonly retries: number
      readonly at: number
    }
  | {
      readonly type: 'jobFailed'
      readonly key: number
      readonly retries: number
      readonly message: string
      /** Milliseconds, where whoever failed named a pause of its own. */
      readonly retryAfter?: number
    }
  /** A job that failed for good and is tried again after its incident was resolved. */
  | { readonly type: 'jobRetried'; readonly key: number; readonly retries: number; readonly at: number }
  | { readonly type: 'jobEnded'; readonly key: number }
  | {
      readonly type: 'timerStarted'
      /** The trigger's own key; `host` is the element that waits. */
      readonly key: number
      readonly host: number
      readonly node: string
      readonly dueAt: number
      readonly repetitions: number
      readonly interval: string | null
    }
  | {
      readonly type: 'subscriptionOpened'
      readonly key: number
      readonly host: number
      readonly node: string
      readonly name: string
      readonly correlationKey: string | null
    }
  | {
      readonly type: 'signalAwaited'
      readonly key: number
      readonly host: number
      readonly node: string
      readonly name: string
    }
  | {
      readonly type: 'conditionAwaited'
      readonly key: number
      readonly host: number
      readonly node: string
      readonly part: number
    }
  /** A condition that goes on being waited for has become true, or is no longer true. */
  | {
      readonly type: 'conditionTurned'
      readonly key: number
      readonly host: number
      readonly node: string
      readonly holds: boolean
    }
  /** Something is no longer waited for: it happened, or its host ended. */
  | { readonly type: 'triggerRemoved'; readonly key: number; readonly host: number; readonly kind: Trigger['type'] }
  /** A throw event or send task put something out; the trace's `thrown`. `caught` is the trace's counterpart. */
  | {
      readonly type: 'eventThrown'
      readonly key: number
      readonly node: string
      readonly kind: string
      readonly name: string | null
      /** Of a message whose throw event says for whom it is. */
      readonly correlationKey?: string
      /** What it carries: the data inputs of who throws it. */
      readonly variables?: Variables
    }
  | { readonly type: 'eventCaught'; readonly node: string; readonly kind: string; readonly name: string | null }
  | { readonly type: 'milestoneReached'; readonly name: string; readonly node: string; readonly at: number }
  | ({
      readonly type: 'incidentRaised'
      readonly key: number
      readonly node: string
      readonly at: number
    } & IncidentState)
  | { readonly type: 'incidentResolved'; readonly key: number; readonly node: string }
  /** The last event of every accepted command: moves revision and time. */
  | { readonly type: 'commandHandled'; readonly at: number; readonly nextKey: number }

export type EventType = Event['type']
