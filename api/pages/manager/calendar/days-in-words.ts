import type { FastifyRequest } from 'fastify'
import type { CalendarNotice } from '../../../calendars/calendar-notice.ts'
import { say } from '../../frame.ts'
import { languageOf } from '../../language.ts'
import { shortDay } from '../../parts/dates.ts'

type Holidays = CalendarNotice['holidays']

/** Days off and workdays that make up for them. */
export function daysText(request: FastifyRequest, holidays: Holidays, worked: readonly string[]): string {
  const parts = [
    ...(holidays.length === 0 ? [] : [say(request, 'calendar.off', { days: spansText(request, holidays) })]),
    ...(worked.length === 0 ? [] : [say(request, 'calendar.worked', { days: datesText(request, worked) })]),
  ]
  return parts.join(languageOf(request) === 'zh' ? '；' : '; ')
}

export function spansText(request: FastifyRequest, holidays: Holidays): string {
  const isChinese = languageOf(request) === 'zh'
  const texts = holidays.map(({ days, name, nameEn }) => {
    const [from = '', to = from] = days.split('/')
    const span = from === to ? dayText(request, from) : `${dayText(request, from)}–${dayText(request, to)}`
    return `${isChinese ? name : nameEn} ${span}`
  })
  return texts.join(isChinese ? '，' : ', ')
}

export function datesText(request: FastifyRequest, dates: readonly string[]): string {
  if (dates.length === 0) return '—'
  return dates.map((date) => dayText(request, date)).join(languageOf(request) === 'zh' ? '、' : ', ')
}

/** In full: calendars are about other years. */
export function dayText(request: FastifyRequest, date: string): string {
  return shortDay(languageOf(request), date, '')
}

/** `2026年3月2日–2026年3月3日`, or the one day. */
export function daysInWords(request: FastifyRequest, from: string, to: string): string {
  return from === to ? dayText(request, from) : `${dayText(request, from)}–${dayText(request, to)}`
}
