/** A process instance as lists show it, with the application that it belongs to. Instants in milliseconds. */
export interface InstanceRow {
  readonly id: string
  readonly rootInstanceId: string
  readonly processId: string
  readonly processName: string | null
  readonly definitionHash: string
  readonly version: number | null
  readonly status: InstanceStatus
  readonly businessKey: string | null
  /** Of the application; `null` where the instance belongs to none. */
  readonly number: string | null
  readonly project: string | null
  readonly enterprise: string | null
  readonly startedAt: number
  readonly changedAt: number
  readonly endedAt: number | null
  /** Names of the open tasks. */
  readonly steps: readonly string[]
  readonly incidents: number
  /** The most urgent of what it has to keep. */
  readonly urgent: Limit | null
}

/** When an open task or the instance as a whole is due; instants in milliseconds. */
export interface Limit {
  readonly startedAt: number
  /** `null` while its clock stands still. */
  readonly dueAt: number | null
  /** Of the clock that says so; `null` where there is none. */
  readonly clock: number | null
  /** Of the instance as a whole, not of one of its tasks. */
  readonly isWhole: boolean
}

export const instanceStatuses = ['active', 'completed', 'terminated', 'cancelled'] as const

export type InstanceStatus = (typeof instanceStatuses)[number]

/** What a list of instances is narrowed down to; empty text and `null` let everything through. */
export interface InstanceSearch {
  /** Part of a number, of a project's or enterprise's name, or of a business key. */
  readonly words: string
  readonly process: string
  readonly version: number | null
  readonly status: InstanceStatus | null
  /**
   * Of open tasks and of the instance as a whole, or of the open task at `step`: past its limit, or due until the end of
   * this week.
   */
  readonly due: 'overdue' | 'week' | null
  /** Since midnight in the park. */
  readonly today: 'started' | 'ended' | null
  /** Id of a flow node at which a task is open or an incident stands. */
  readonly step: string
}

export const instanceOrders = ['due', 'started', 'changed', 'number'] as const

export type InstanceOrder = (typeof instanceOrders)[number]
