import type { Chain } from '../core/chain.ts'
import type { Command } from '../core/commands.ts'
import type { Decision, Rejection } from '../core/decision.ts'
import type { ProcessInstance } from '../core/instance.ts'
import type { Answer } from '../core/store.ts'
import type { JsonValue, Variables } from '../expressions/expression.ts'
import type { ProcessDefinition } from '../model/definition.ts'
import type { DeploymentFiles } from '../model/deployment.ts'
import type { Problem } from '../model/problem.ts'
import type { DueMove } from '../store/calendars/open-clocks.ts'
import type { Pace } from '../store/connection/database-clock.ts'
import type { WorkCounts } from '../store/due/count-work.ts'
import type { HeldJob } from '../store/due/hold-job.ts'
import type { RaisedSignal } from '../store/messages/insert-signal.ts'
import type { CalendarChange } from './calendars/calendars.ts'
import type { FindOffice } from './calendars/offices.ts'
import type { EventPage } from './events/read-events.ts'
import type { ConditionEvaluation, EvaluationAnswer } from './messages/evaluate-conditions.ts'
import type { Announced, Receivers } from './messages/find-receivers.ts'
import type { EngineLoad } from './watch/engine-load.ts'

/** The running engine of one node. Everything that changes an instance goes through `send`. */
export interface Engine {
  /** Asks the database for the time, after which `now` can be asked; `start` does it as well. */
  readonly settleClock: () => Promise<void>
  /** Takes up batches, timers and jobs; resolves when the first lease has been tried. */
  readonly start: () => Promise<void>
  /** Ends what is under way within its deadline and lets go of the database. */
  readonly stop: () => Promise<void>
  readonly deploy: (request: DeployRequest) => Promise<DeployOutcome>
  /** Durable when it resolves. Rejects with a `retryable` error only where the outcome stayed unknown or the queue is full. */
  readonly send: (command: Command) => Promise<Answer>
  /** What this command would do now; nothing is written. */
  readonly foresee: (command: Command) => Promise<Decision>
  /** To whom a signal or message would come if it were sent now; nothing is sent. */
  readonly findReceivers: (announced: Announced) => Promise<Receivers>
  /** To the one subscriber in the park, else to a message start event, else rejected with `no-subscriber`. */
  readonly publishMessage: (message: PublishedMessage) => Promise<Answer>
  /**
   * As `publishMessage`; where nobody waits for it, or who waits is suspended, the message is kept for `timeToLive`
   * (ISO 8601, at most a year of virtual time) and brought to whoever comes to wait for it, once, the oldest of a name
   * and key first. Then it is forgotten.
   */
  readonly publishOrKeep: (message: PublishedMessage, timeToLive: string) => Promise<KeptAnswer>
  /** Starts every process whose start condition these variables make true; the same id again starts nothing anew. */
  readonly evaluateConditions: (evaluation: ConditionEvaluation) => Promise<EvaluationAnswer>
  /**
   * To every instance of the park that waits for it and to every start event for it (BPMN 2.0.2 §10.5.1); durable when
   * it resolves, brought soon after, once per id. That nobody waits for it is no error.
   */
  readonly raiseSignal: (signal: RaisedSignal) => Promise<void>
  /** What a service task of this type does here. Called at least once per job; its completion is recorded once. */
  readonly handleJobs: (jobType: string, handler: JobHandler) => void
  /** Jobs for programs outside this node. */
  readonly jobs: OutsideJobs
  /** Whose working days and hours count in a park: calendar `cn`, or `park` with its own days; `null` for other names. */
  readonly findOffice: FindOffice
  /** What changed in calendars is taken up at once: open clocks follow, in every park. Nodes do it anyway. */
  readonly takeUpCalendars: () => Promise<void>
  /** Which due dates a change would move, by each park that it reaches; nothing is written. */
  readonly foreseeDueDates: (change: CalendarChange) => Promise<ReadonlyMap<string, readonly DueMove[]>>
  /** Virtual now in milliseconds since 1970 (UTC): `siji_now()`. */
  readonly now: () => number
  /** How that runs beside real time; of another node's change it knows within a poll interval. */
  readonly pace: () => Pace
  /** How busy this node is. */
  readonly load: () => EngineLoad
  /** What all nodes together have before them, in all parks. */
  readonly countWork: () => Promise<WorkCounts>
  readonly loadInstance: (parkId: string, instanceId: string) => Promise<ProcessInstance | null>
  readonly readHistory: (parkId: string, instanceId: string) => Promise<History>
  /** One process of a deployment, parsed; `null` where the park has none such. */
  readonly findDefinition: (parkId: string, hash: string, processId: string) => Promise<ProcessDefinition | null>
  /**
   * What happened in a park behind a number (`null` = from the first that is kept), at most `limit` commands, in an order
   * in which nothing is put in later and each instance has the order of its revisions. Numbers are kept for thirty days.
   */
  readonly readEvents: (parkId: string, after: number | null, limit: number) => Promise<EventPage | 'forgotten'>
  /** The last number that was given in a park. */
  readonly lastEvent: (parkId: string) => Promise<number>
  /** Calls when there is something new to read, if this node knows; look by yourself each second too. Gives its end. */
  readonly watchEvents: (listener: () => void) => () => void
  readonly listDefinitions: (parkId: string) => Promise<readonly DefinitionRow[]>
  /** All files of one deployment; `null` where the park has none of that hash. */
  readonly readDeployment: (parkId: string, hash: string) => Promise<DeploymentFiles | null>
  /**
   * Drops instances that have ended, for a run of retention that is written down (`retention_runs`); the database itself
   * holds back what is not exported, too young, or of a family of which somebody goes on. Gives how many went.
   */
  readonly dropEnded: (parkId: string, runId: string, ids: readonly string[]) => Promise<number>
  /** Removes the tables of months in which nothing is left; gives how many. */
  readonly dropEmptyMonths: () => Promise<number>
  /** Asks the database for virtual now, also where this node has not been started. */
  readonly readNow: () => Promise<number>
  /**
   * Demo mode only: moves virtual time to `at` (milliseconds since 1970; the real time; `null` = it stays), and lets it
   * run at so many virtual seconds for each real one (0 to 1,000,000; `null` = as before). Throws in production mode,
   * and where it would run backwards under an instance.
   */
  readonly setVirtualTime: (at: number | 'real' | null, speed?: number | null) => Promise<void>
  /** Resolves when no command, due timer, runnable job or thrown message is left; for demos and tests. */
  readonly whenIdle: () => Promise<void>
}

export interface DeployRequest {
  readonly parkId: string
  readonly files: DeploymentFiles
  readonly by: string
  readonly note: string
}

export type DeployOutcome =
  | {
      readonly ok: true
      readonly hash: string
      /** Version per process id, counted from 1; an unchanged deployment keeps its version. */
      readonly versions: { readonly [processId: string]: number }
      readonly problems: readonly Problem[]
    }
  | { readonly ok: false; readonly problems: readonly Problem[] }

export interface PublishedMessage {
  readonly id: string
  readonly parkId: string
  readonly name: string
  readonly correlationKey: string | null
  readonly variables: Variables
  readonly actor: Command['actor']
  /** Of one that an instance threw. */
  readonly chain?: Chain
}

/** `keptUntil` in milliseconds since 1970: nobody has it yet. */
export type KeptAnswer = Answer | { readonly accepted: true; readonly keptUntil: number; readonly repeated: boolean }

export interface Job {
  readonly parkId: string
  readonly instanceId: string
  readonly rootInstanceId: string
  readonly businessKey: string | null
  readonly processId: string
  readonly definitionHash: string
  readonly key: number
  readonly node: string
  readonly jobType: string
  /** Local variables of the task where it maps any, else everything visible. */
  readonly variables: Variables
  readonly attempt: number
  /** What is left, this attempt included. */
  readonly retries: number
}

export type JobOutcome =
  | { readonly type: 'completed'; readonly variables: Variables }
  /** `retryable: false` raises the incident at once. `retries` = what is left then, one less where nothing is said. */
  | {
      readonly type: 'failed'
      readonly message: string
      readonly retryable: boolean
      readonly retries?: number
      /** Milliseconds until the next try, instead of the pause that grows from try to try. */
      readonly retryAfter?: number
    }
  | { readonly type: 'error'; readonly code: string; readonly variables: Variables }

export type JobHandler = (job: Job) => Promise<JobOutcome>

/**
 * Jobs for programs outside. A job is on lease to one worker at a time, and an attempt whose lease another has taken
 * over can no longer be recorded: it is refused with `job-lost`. One that was recorded is answered so again.
 */
export interface OutsideJobs {
  /** Waits until there is a job, `waitFor` is over or the signal is aborted; holds no connection meanwhile. */
  readonly fetch: (request: JobRequest) => Promise<readonly Job[]>
  /** Keeps the job for `seconds` from now, or gives the rest of its time back. */
  readonly extend: (job: HeldJob, seconds: number) => Promise<Extension>
  readonly finish: (job: HeldJob, outcome: JobOutcome) => Promise<Answer>
  /** Raises an escalation from the job, which goes on unless that ends it; once per id. */
  readonly escalate: (job: HeldJob, escalation: JobEscalation) => Promise<Answer>
}

export interface JobRequest {
  readonly parkId: string
  /** Its name, the same in all it says of the job. */
  readonly worker: string
  /** In order of priority. */
  readonly jobTypes: readonly string[]
  readonly most: number
  /** How long each job is kept for it. */
  readonly seconds: number
  /** Milliseconds. */
  readonly waitFor: number
  /** Aborted when the worker has gone: nothing is taken for it any more. */
  readonly signal: AbortSignal
}

export type Extension =
  | { readonly held: true; readonly until: Date }
  | { readonly held: false; readonly rejection: Rejection }

export interface JobEscalation {
  readonly id: string
  readonly code: string
  readonly variables: Variables
}

export interface DefinitionRow {
  readonly parkId: string
  readonly processId: string
  readonly name: string | null
  readonly version: number
  readonly hash: string
  readonly deployedAt: number
  readonly deployedBy: string
  readonly note: string
}

export interface History {
  readonly entries: readonly {
    readonly revision: number
    readonly at: number
    readonly actor: JsonValue
    readonly commandId: string
    readonly command: JsonValue
    readonly events: JsonValue
    readonly hash: string
  }[]
  /** Whether every hash follows from the row before and the stored bytes. */
  readonly chainHolds: boolean
  /** Revision of the first row that does not follow; `null` where the chain holds. */
  readonly brokenAt: number | null
}
