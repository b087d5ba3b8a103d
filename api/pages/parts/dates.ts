import type { Language } from '../../../templates/texts/text.ts'
import { dateIn } from '../../parks/dates.ts'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `4月26日`, and `2025年1月6日` in another year than `now`; English `26 Apr`, `6 Jan 2025`. Instants in milliseconds. */
export function shortDate(language: Language, zone: string, at: number, now: number): string {
  return shortDay(language, dateIn(zone, at), dateIn(zone, now))
}

/** The same of a date `YYYY-MM-DD`. */
export function shortDay(language: Language, date: string, today: string): string {
  const [year = '', month = '', day = ''] = date.split('-')
  const isOtherYear = !today.startsWith(year)
  if (language === 'en') return `${Number(day)} ${MONTHS[Number(month) - 1]}${isOtherYear ? ` ${year}` : ''}`
  return `${isOtherYear ? `${year}年` : ''}${Number(month)}月${Number(day)}日`
}

/** `17:30` */
export function clockTime(zone: string, at: number): string {
  return new Date(at).toLocaleTimeString('sv-SE', { timeZone: zone, hour: '2-digit', minute: '2-digit' })
}

/** `4月26日 17:30` */
export function dateAndTime(language: Language, zone: string, at: number, now: number): string {
  return `${shortDate(language, zone, at, now)} ${clockTime(zone, at)}`
}
