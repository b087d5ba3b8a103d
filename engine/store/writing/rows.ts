import type { ProcessInstance } from '../../core/instance.ts'

/**
 * The rows of one batch, by what the statement does with them, each as the text of a JSON object. Names are the columns';
 * instants are ISO 8601.
 */
export interface BatchRows {
  readonly instances: string[]
  /** The state of each instance, in the same order. */
  readonly states: string[]
  readonly journal: string[]
  /** The events of each journal row, in the same order. */
  readonly events: string[]
  readonly openedTasks: string[]
  readonly movedTasks: string[]
  readonly endedTasks: string[]
  /** Opened and ended within this batch. */
  readonly passedTasks: string[]
  readonly timers: string[]
  /** Held while their instance is suspended, or no longer. */
  readonly heldTimers: string[]
  readonly heldJobs: string[]
  /** Stand at another node since their instance has migrated. */
  readonly renamedJobs: string[]
  readonly renamedIncidents: string[]
  readonly jobs: string[]
  readonly movedJobs: string[]
  readonly subscriptions: string[]
  readonly incidents: string[]
  readonly milestones: string[]
  readonly clocks: string[]
  /** Ended, and no longer in the state. */
  readonly endedClocks: string[]
  readonly thrownMessages: string[]
  readonly storeWrites: string[]
  /** Keys that are no longer waited for. */
  readonly goneTimers: string[]
  readonly goneJobs: string[]
  readonly goneSubscriptions: string[]
  readonly goneIncidents: string[]
  /** Incidents that somebody has resolved, or whose step was left; they may stand there again. */
  readonly pastIncidents: string[]
}

/** What begins every row of an instance, as the text of its first columns; ids need no quoting. */
export function ownerOf({ parkId, id, rootInstanceId }: ProcessInstance): string {
  return `"park_id":"${parkId}","instance_id":"${id}","root_instance_id":"${rootInstanceId}"`
}

/** A row of the instance `owner`; a column that is left out or undefined is null. */
export function rowOf(owner: string, columns: object): string {
  return `{${owner},${JSON.stringify(columns).slice(1)}`
}

export function emptyRows(): BatchRows {
  return {
    instances: [],
    states: [],
    journal: [],
    events: [],
    openedTasks: [],
    movedTasks: [],
    endedTasks: [],
    passedTasks: [],
    timers: [],
    heldTimers: [],
    heldJobs: [],
    renamedJobs: [],
    renamedIncidents: [],
    jobs: [],
    movedJobs: [],
    subscriptions: [],
    incidents: [],
    milestones: [],
    clocks: [],
    endedClocks: [],
    thrownMessages: [],
    storeWrites: [],
    goneTimers: [],
    goneJobs: [],
    goneSubscriptions: [],
    goneIncidents: [],
    pastIncidents: [],
  }
}

/** An instant as PostgreSQL reads it. */
export function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}
