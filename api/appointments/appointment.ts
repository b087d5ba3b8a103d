import { APPLICANT } from '../tasks/task.ts'
import type { AppointmentState } from './lifecycle.ts'

/** 勘验预约: when and where all departments look at the works together. */
export interface Appointment {
  readonly id: string
  readonly applicationId: string
  /** The task in which the lead department makes it. */
  readonly instanceId: string
  readonly taskKey: number
  readonly state: AppointmentState
  readonly address: string
  /** Who opens the gate, and how they are reached. */
  readonly contact: string
  readonly phone: string
  /** `null` while it is only proposed. */
  readonly startsAt: Date | null
  readonly endsAt: Date | null
  readonly movedBecause: string | null
  readonly times: readonly ProposedTime[]
}

export interface ProposedTime {
  readonly id: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly answers: readonly TimeAnswer[]
}

export interface TimeAnswer {
  /** A department, or `applicant`. */
  readonly party: string
  readonly suits: boolean
  readonly personName: string
}

/** How many times may stand for choice. */
export const MOST_TIMES = 5

/** Who has to say something about the times: the applicant and every department concerned, each once. */
export function partiesOf(departments: readonly string[]): readonly string[] {
  return [APPLICANT, ...new Set(departments)]
}

/** The time that suits the most parties and is refused by the fewest; of equals the earliest. `null` = none proposed. */
export function bestTime(times: readonly ProposedTime[]): ProposedTime | null {
  const score = ({ answers }: ProposedTime) => answers.reduce((sum, { suits }) => sum + (suits ? 1 : -1), 0)
  return times.reduce<ProposedTime | null>(
    (best, time) => (best === null || score(time) > score(best) ? time : best),
    null,
  )
}
