import type { Office } from '../../../../engine/index.ts'
import { addWorkingDaysTo } from '../../../deadlines/add-working-days.ts'
import { type Deadline, readDeadline } from '../../../deadlines/read-deadline.ts'

/** 行政许可法 art. 32: incomplete materials are told within five working days of receipt, else it counts as accepted. */
const NOTICE_DAYS = 5

/** Until when the window says whether it accepts; instants in milliseconds. */
export function noticeDeadline(office: Office, receivedAt: number, now: number): Deadline {
  return readDeadline(office, receivedAt, addWorkingDaysTo(office, receivedAt, NOTICE_DAYS), now, 'receipt')
}
