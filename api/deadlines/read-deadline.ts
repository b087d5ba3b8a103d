import {
  closingTime,
  effectiveDay,
  localTime,
  type Office,
  type Reckoning,
  reckonDue,
  workingDaysBetween,
} from '../../engine/index.ts'

/** Something that is due: when it began, when it ends, and how it stands now. */
export interface Deadline {
  readonly startedAt: number
  readonly dueAt: number
  /** Working days between them, the day of the beginning not counted (民法典 art. 201). */
  readonly days: number
  readonly reckoning: Reckoning
  /** Closed working days after the due day. */
  readonly overdueDays: number
}

/** Reads a deadline as of `at`; all instants in milliseconds, in the zone of the office. */
export function readDeadline(office: Office, startedAt: number, dueAt: number, at: number): Deadline {
  const dueDay = localTime(dueAt, office.zone).day
  const days = Math.max(0, workingDaysBetween(office.calendar, effectiveDay(office, startedAt), dueDay))
  const reckoning = reckonDue({ ...office, acceptedAt: startedAt, days, extension: 0, suspensions: [], at })
  return { startedAt, dueAt, days, reckoning, overdueDays: overdueDaysAt(office, dueAt, at) }
}

/** Closed working days after the due day. */
export function overdueDaysAt(office: Office, dueAt: number, at: number): number {
  const today = localTime(at, office.zone).day
  const isClosed = at >= closingTime(office, today)
  const dueDay = localTime(dueAt, office.zone).day
  return Math.max(0, workingDaysBetween(office.calendar, dueDay, isClosed ? today : today - 1))
}
