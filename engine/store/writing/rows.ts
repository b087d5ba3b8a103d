/**
 * The rows of one batch, by what the statement does with them, each as the text of a JSON object. Names are the columns';
 * instants are milliseconds since 1970, and `n` is the place of the row's instance in `instances`.
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

/** A row of the instance at this place in the batch; a column that is left out or undefined is null. */
export function rowOf(n: number, columns: object): string {
  return `{"n":${n},${JSON.stringify(columns).slice(1)}`
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
