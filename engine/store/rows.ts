/** The rows of one batch, by what the statement does with them. Names are the columns'; instants are ISO 8601. */
export interface BatchRows {
  readonly instances: string[]
  readonly journal: string[]
  readonly openedTasks: object[]
  readonly movedTasks: object[]
  readonly endedTasks: object[]
  /** Opened and ended within this batch. */
  readonly passedTasks: object[]
  readonly timers: object[]
  readonly jobs: object[]
  readonly movedJobs: object[]
  readonly subscriptions: object[]
  readonly incidents: object[]
  readonly milestones: object[]
  /** Keys that are no longer waited for, by table. */
  readonly gone: object[]
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
    gone: [],
  }
}

/** An instant as PostgreSQL reads it. */
export function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}
