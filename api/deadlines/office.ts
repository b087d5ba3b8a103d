import { findCalendar, type Office } from '../../engine/index.ts'
import type { Park } from '../parks/park.ts'

/** Whose working days count: the national calendar, the park's own zone and closing time (民法典 art. 203). */
export function officeOf(park: Pick<Park, 'zone' | 'closingTime'>): Office {
  const calendar = findCalendar('cn')
  if (calendar === null) throw new Error('Expected the national calendar cn, but found none.')
  const [hours = 0, minutes = 0] = park.closingTime.split(':').map(Number)
  return { calendar, zone: park.zone, closesAt: hours * 60 + minutes }
}
