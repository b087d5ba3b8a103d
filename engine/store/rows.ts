/**
 * The rows of one batch, by what the statement does with them, each as the text of a JSON object. Names are the columns';
 * instants are ISO 8601.
 */
export interface BatchRows {
  readonly instances: string[]
  readonly journal: string[]
  readonly openedTasks: string[]
  readonly movedTasks: string[]
  readonly endedTasks: string[]
  /** Opened and ended within this batch. */
  readonly passedTasks: string[]
  readonly timers: string[]
  readonly jobs: string[]
  readonly movedJobs: string[]
  readonly subscriptions: string[]
  readonly incidents: string[]
  readonly milestones: string[]
  /** Keys that are no longer waited for. */
  readonly goneTimers: string[]
  readonly goneJobs: string[]
  readonly goneSubscriptions: string[]
  readonly goneIncidents: string[]
}

/** What begins every row of an instance. */
export interface RowKey {
  readonly park_id: string
  readonly instance_id: string
  readonly root_instance_id: string
}

export function emptyRows(): BatchRows {
  return {
    instances: [],
    journal: [],
    openedTasks: [],
    movedTasks: [],
    endedTasks: [],
    passedTasks: [],
    timers: [],
    jobs: [],
    movedJobs: [],
    subscriptions: [],
    incidents: [],
    milestones: [],
    goneTimers: [],
    goneJobs: [],
    goneSubscriptions: [],
    goneIncidents: [],
  }
}

/** An instant as PostgreSQL reads it. */
export function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}
