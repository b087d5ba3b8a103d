import { localTime, type Office, writeDay } from '../../engine/index.ts'

/** Until when the days off are known, and whether the next notice should be looked for. */
export interface CalendarEnd {
  /** `YYYY-MM-DD` */
  readonly lastPublishedDay: string
  /** Calendar days from today; negative once it has passed. */
  readonly daysLeft: number
  readonly isNear: boolean
}

/** The next year's notice comes in November; limits of the new year cannot be reckoned before. */
const WARN_BEFORE_DAYS = 60

export function calendarEnd({ calendar, zone }: Office, now: number): CalendarEnd {
  const daysLeft = calendar.lastPublishedDay - localTime(now, zone).day
  return {
    lastPublishedDay: writeDay(calendar.lastPublishedDay),
    daysLeft,
    isNear: daysLeft <= WARN_BEFORE_DAYS,
  }
}
