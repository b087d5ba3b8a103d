/** Calendars that a service level may name: that of the country, and that of the park where it runs. */
export const calendarNames = ['cn', 'park'] as const

export type CalendarName = (typeof calendarNames)[number]

export function isCalendarName(name: string): name is CalendarName {
  return calendarNames.some((known) => known === name)
}
