import { type Engine, findCalendar, type Office } from '../../engine/index.ts'
import type { Park } from '../parks/park.ts'

/** Whose working days count in a park: the calendar of its country, province and city, its zone and its closing time. */
export function officeOf({ findOffice }: Pick<Engine, 'findOffice'>, park: Pick<Park, 'id'>): Office {
  const office = findOffice(park.id, 'cn')
  if (office === null) throw new Error(`Expected the working days of park ${park.id}, but found none.`)
  return office
}

/** The office of a park that nothing but its description is known of: with the national calendar that we bring along. */
export function nationalOffice(park: Pick<Park, 'zone' | 'closingTime'>): Office {
  const calendar = findCalendar('cn')
  if (calendar === null) throw new Error('Expected the national calendar cn, but found none.')
  const [hours = 0, minutes = 0] = park.closingTime.split(':').map(Number)
  return { calendar, zone: park.zone, closesAt: hours * 60 + minutes }
}
