import {
  type Beginning,
  closingTime,
  effectiveDay,
  type GroundedPeriod,
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
  /** All that it follows from, so that it can be explained. */
  readonly period: GroundedPeriod
  readonly beginning: Beginning
}

/** Reads a deadline as of `at`; all instants in milliseconds, in the zone of the office. */
export function readDeadline(
  office: Office,
  startedAt: number,
  dueAt: number,
  at: number,
  beginning: Beginning = 'step',
): Deadline {
  const dueDay = localTime(dueAt, office.zone).day
  const days = Math.max(0, workingDaysBetween(office.calendar, effectiveDay(office, startedAt), dueDay))
  const period = { ...office, acceptedAt: startedAt, days, extension: 0, suspensions: [], at }
  const overdueDays = overdueDaysAt(office, dueAt, at)
  return { startedAt, dueAt, days, reckoning: reckonDue(period), overdueDays, period, beginning }
}

/** Whether such a deadline rests on days whose calendar is not published yet (暂定). */
export function isProvisional(office: Office, startedAt: Date, dueAt: Date): boolean {
  return readDeadline(office, startedAt.getTime(), dueAt.getTime(), dueAt.getTime()).reckoning.provisional
}

/** Closed working days after the due day. */
export function overdueDaysAt(office: Office, dueAt: number, at: number): number {
  const today = localTime(at, office.zone).day
  const isClosed = at >= closingTime(office, today)
  const dueDay = localTime(dueAt, office.zone).day
  return Math.max(0, workingDaysBetween(office.calendar, dueDay, isClosed ? today : today - 1))
}
