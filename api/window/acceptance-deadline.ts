import { type Office, reckonDue } from '../../engine/index.ts'
import { type Deadline, readDeadline } from '../deadlines/read-deadline.ts'

/** 行政许可法 art. 32: everything is told at once within five working days, else it is accepted from the receipt. */
const ACCEPTANCE_DAYS = 5

/** Until when the window must accept or tell, counted from the receipt; instants in milliseconds. */
export function acceptanceDeadline(office: Office, receivedAt: number, at: number): Deadline {
  const period = { ...office, acceptedAt: receivedAt, days: ACCEPTANCE_DAYS, extension: 0, suspensions: [], at }
  const { dueAt } = reckonDue(period)
  if (dueAt === null) throw new Error('Expected a period that nothing suspends to be due at some time.')
  return readDeadline(office, receivedAt, dueAt, at, 'receipt')
}
