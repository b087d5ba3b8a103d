import type { JsonValue, Variables } from '../expressions/expression.ts'
import type { ClockSuspension } from '../lifecycles/clock-ledger.ts'
import type { Caller } from './calls/caller.ts'
import type { ClockState } from './clocks/clock-state.ts'
import type { Holder, KeptSignal } from './suspension.ts'

/** One run of a process: plain JSON data, changed only through `evolve`. Instants are milliseconds since 1970 (UTC). */
export interface ProcessInstance {
  /** UUIDv7, chosen by the caller; an application's instance has the application's id. */
  readonly id: string
  readonly parkId: string
  readonly rootInstanceId: string
  readonly processId: string
  /** SHA-256 of the deployment whose definition it runs. */
  readonly definitionHash: string
  readonly businessKey: string | null
  /** Only of an instance that a call activity started. */
  readonly caller?: Caller
  readonly state: InstanceState
  /** Only of an instance that goes on from a point of one that has ended: the id of that one. */
  readonly restartOf?: string
  /** Ids of the instances that go on from a point of this one, which has ended. */
  readonly restarts?: readonly string[]
  /** Somebody holds it; see `suspend-instance.ts`. */
  readonly suspended?: true
  /** Who does; where it is suspended and nothing is said, a person. */
  readonly suspendedBy?: readonly Holder[]
  /** Only while it is suspended: what it hears when it is resumed. */
  readonly keptSignals?: readonly KeptSignal[]
  /** Number of accepted commands; the store's guard against a lost update. */
  readonly revision: number
  readonly startedAt: number
  /** Instant of the last accepted command; never goes backwards. */
  readonly changedAt: number
  /** The key that the next element instance, trigger or job gets. */
  readonly nextKey: number
  /** What is alive, in order of activation: `elements[0]` is the process itself while the instance is active. */
  readonly elements: readonly ElementInstance[]
  /** Its clocks that run, stand still, or may go on: those of its process and of what is visited in rounds. */
  readonly clocks?: readonly ClockState[]
  /** Suspensions of its whole or of a sub-process: what begins inside while one lasts stands still for it, too. */
  readonly wholeSuspensions?: readonly ClockSuspension[]
  /** Variables of the process when it ended; while it is active they lie in `elements[0]`. */
  readonly endVariables: Variables | null
}

export type InstanceState = 'active' | 'completed' | 'terminated' | 'cancelled'

/** One activation of a flow node, or of the process itself; on screen, a token. */
export interface ElementInstance {
  /** Counted inside the instance from 0. */
  readonly key: number
  /** BPMN id of the flow node; of the process for the root. */
  readonly node: string
  /** Key of the scope's element instance; -1 for the root. */
  readonly scope: number
  readonly state: ElementState
  /** Local variables: of a scope, or of an activity with input mappings or an answer waiting to be mapped. */
  readonly variables?: Variables
  /** Only of scopes: the sequence flows on which tokens wait before a join, one entry per token, as they arrived. */
  readonly waiting?: readonly string[]
  /** Only of scopes: tokens in it were moved by hand, so that joins wait only for what can still come. */
  readonly moved?: true
  /** What this element waits for: its own event, its boundary events, its event sub-processes, a gateway's events. */
  readonly triggers?: readonly Trigger[]
  /** Only of an activity that loops, as a whole: how far it has come. Its bodies are elements in its scope. */
  readonly loop?: LoopState
  /** Only of a body of an activity that loops: which one, counted from 0. */
  readonly body?: number
  /** It has its token and waits for the data that it needs (BPMN 2.0.2 §13.3.2, Ready). */
  readonly ready?: true
  /** Only of an ad-hoc sub-process. */
  readonly adHoc?: AdHocState
  /** It has escalated to the instance that called this one, and goes on when that has answered. */
  readonly rests?: true
  /** Only of a call activity: the call that it waits for. */
  readonly call?: CallState
  /** Only of scopes: its complex gateways that have been activated, with the flows that did it. */
  readonly complex?: { readonly [gateway: string]: readonly string[] }
  /** Only of scopes: what has completed in it and could be compensated, in the order of completion. */
  readonly compensations?: readonly CompensationRecord[]
  /** What it has still to see compensated before it goes on, the last first. */
  readonly undo?: readonly Undo[]
  /** Of a compensation handler, or of a scope that is being compensated: the element that waits for that. */
  readonly compensates?: number
  /** A scope that had completed and is alive again only to be compensated. */
  readonly revived?: true
  readonly task?: TaskState
  readonly job?: JobState
  readonly incident?: IncidentState
}

/** The lifecycle of `lifecycles/element.ts` (BPMN 2.0.2 §13.3.2). */
export type ElementState = 'active' | 'failed'

/** Something that may happen while an element is active. */
export type Trigger = TimerTrigger | MessageTrigger | SignalTrigger | ConditionalTrigger

export interface TimerTrigger {
  readonly type: 'timer'
  readonly key: number
  /** The event that happens: boundary event, catch event, or start event of an event sub-process. */
  readonly node: string
  readonly dueAt: number
  /** How often it fires after this once; -1 without end; 0 for dates and durations. */
  readonly repetitions: number
  /** ISO 8601 duration of a cycle. */
  readonly interval: string | null
}

export interface MessageTrigger {
  readonly type: 'message'
  readonly key: number
  readonly node: string
  readonly name: string
  /** `null` takes the message whatever its key. */
  readonly correlationKey: string | null
}

export interface SignalTrigger {
  readonly type: 'signal'
  readonly key: number
  readonly node: string
  readonly name: string
}

export interface ConditionalTrigger {
  readonly type: 'conditional'
  readonly key: number
  readonly node: string
  /** Which of the definitions of a multiple event it is, counted from 0. */
  readonly part: number
  /** It has happened, and must not be true in between before it happens again. */
  readonly holds: boolean
}

/** An activity that has completed and could be compensated (BPMN 2.0.2 §10.7). */
export interface CompensationRecord {
  /** Key that its element had. */
  readonly key: number
  readonly node: string
  /** Its variables as they were when it completed. */
  readonly variables?: Variables
  /** What has completed in it. */
  readonly records?: readonly CompensationRecord[]
  /** It has not completed itself: it was cut off, so that only what is in it is compensated. */
  readonly partly?: true
}

/** `scope` is where its handler runs. */
export interface Undo {
  readonly scope: number
  readonly record: CompensationRecord
}

/** What an activity that loops counts (BPMN 2.0.2 §10.3.8). */
export interface LoopState {
  /** Bodies there are to be; `null` in a standard loop, which asks after each round. */
  readonly instances: number | null
  /** Bodies that were started, or are on their way; the next one's number. */
  readonly started: number
  readonly completed: number
  readonly terminated: number
  readonly items: readonly JsonValue[] | null
  /** Results so far by number of the body; `null` where the model collects none. */
  readonly results: readonly JsonValue[] | null
}

export interface AdHocState {
  /** Activities that have been chosen, each once. */
  readonly chosen: readonly string[]
  /** The completion condition has held: nothing is chosen any more. */
  readonly enough: boolean
}

export interface CallState {
  /** Counted like the keys of elements; the id of the called instance follows from it. */
  readonly key: number
  readonly processId: string
  /** Elements of the called instance that rest until their escalation is answered. */
  readonly asks?: readonly number[]
  /** What the called process ended with. */
  readonly returned?: Variables
}

/** `lifecycles/user-task.ts`, domain.md §9. */
export interface TaskState {
  readonly state: TaskLifecycleState
  readonly assignee: string | null
  readonly answerer: string | null
  /** What the answer sets, kept until a second person confirms it. */
  readonly answer: Variables | null
}

export type TaskLifecycleState = 'open' | 'claimed' | 'inCheck' | 'answered' | 'cancelled'

/** `lifecycles/job.ts`. */
export interface JobState {
  readonly state: 'open' | 'failed'
  readonly jobType: string
  readonly retries: number
}

export interface IncidentState {
  readonly code: string
  readonly message: string
  readonly messageZh: string
  /** Where the element stood, so that resolving goes on from there. */
  readonly step: 'activate' | 'complete' | 'leave' | 'job' | 'condition'
}
