import type { RestartPoint, Variables } from '../../engine/index.ts'

/** What is done to each instance of a batch. */
export type BatchAct =
  | { readonly type: 'suspend' | 'resume' | 'cancel' }
  | {
      readonly type: 'modify'
      readonly terminate: readonly string[]
      readonly activate: readonly string[]
      readonly after: readonly string[]
    }
  /** To this version of its own process. */
  | { readonly type: 'migrate'; readonly toVersion: number; readonly plan: { readonly [node: string]: string } }
  /** Lets go on what stands with an incident, from where it stood, with these variables set before. */
  | { readonly type: 'resolve'; readonly variables: Variables }
  | { readonly type: 'restart'; readonly points: readonly RestartPoint[]; readonly variables: Variables }

/** Which instances; everything that is said must hold. */
export interface Selection {
  readonly process: string | null
  readonly version: number | null
  /** `null` = those that run; of a restart, those that have ended. */
  readonly status: 'active' | 'completed' | 'terminated' | 'cancelled' | null
  /** Flow node at which something waits: a task, a job, a timer, a subscription, an incident. */
  readonly step: string | null
  readonly instances: readonly string[] | null
  /** Code of an incident: which of its incidents are resolved, and which instances have one. */
  readonly code: string | null
}

export interface BatchOrder {
  readonly act: BatchAct
  readonly selection: Selection
}

export type BatchState = 'running' | 'done' | 'cancelled'
export type ItemState = 'waiting' | 'done' | 'refused'

/** Instances of one batch. */
export const MOST_IN_A_BATCH = 10_000

/** Instances that are tried out at a time. */
export const MOST_TRIED_OUT = 200

/** An instance of a batch, with the application of its root, where there is one. */
export interface Candidate {
  readonly id: string
  readonly rootInstanceId: string
  readonly processId: string
  readonly definitionHash: string
  readonly businessKey: string | null
  readonly number: string | null
  /** Of the description that the application was made under. */
  readonly applicationHash: string | null
}

export interface Problem {
  readonly code: string
  readonly message: string
  readonly messageZh: string
}

/** One instance that a batch was, or would be, about; `problem` = why not. */
export interface ItemReport {
  readonly instanceId: string
  readonly processId: string
  readonly businessKey: string | null
  readonly number: string | null
  readonly state: ItemState | 'possible'
  readonly problem: Problem | null
}

/** A batch and how far it has come. */
export interface BatchProgress {
  readonly id: string
  readonly act: BatchAct
  readonly selection: Selection
  readonly reason: string
  readonly orderedBy: string
  readonly orderedAt: Date
  readonly state: BatchState
  readonly endedAt: Date | null
  readonly waiting: number
  readonly done: number
  readonly refused: number
}
