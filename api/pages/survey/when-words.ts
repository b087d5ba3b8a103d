import type { Appointment } from '../../appointments/appointment.ts'
import { clockTime, dateAndTime, shortDate } from '../parts/dates.ts'
import type { Showing } from '../parts/deadline-parts.ts'

/** `4月28日 09:00–11:00` */
export function spanWords(
  { language, office, now }: Showing,
  { startsAt, endsAt }: { readonly startsAt: Date; readonly endsAt: Date },
): string {
  const { zone } = office
  const [from, until] = [startsAt.getTime(), endsAt.getTime()]
  const isOneDay = shortDate(language, zone, from, now) === shortDate(language, zone, until, now)
  const end = isOneDay ? clockTime(zone, until) : dateAndTime(language, zone, until, now)
  return `${dateAndTime(language, zone, from, now)}–${end}`
}

/** When it is; `null` = not settled yet. */
export function appointmentWhen(showing: Showing, appointment: Appointment | null): string | null {
  if (appointment?.startsAt == null || appointment.endsAt === null) return null
  return spanWords(showing, { startsAt: appointment.startsAt, endsAt: appointment.endsAt })
}
