import type { FastifyRequest } from 'fastify'
import { nationalTable } from '../../../../engine/index.ts'
import type { CalendarYear } from '../../../../templates/pages/manager/calendar-model.ts'
import type { CalendarNotice } from '../../../calendars/calendar-notice.ts'
import { parkOf } from '../../../plugins/access.ts'
import { say } from '../../frame.ts'
import { languageOf } from '../../language.ts'
import { shortDate } from '../../parts/dates.ts'
import { datesText, spansText } from './days-in-words.ts'

/** Every notice, the newest first, then the years that we bring along. */
export function yearsOf(
  request: FastifyRequest,
  { notices, names }: { readonly notices: readonly CalendarNotice[]; readonly names: ReadonlyMap<string, string> },
): readonly CalendarYear[] {
  const { park } = parkOf(request)
  const language = languageOf(request)
  const latest = new Set<string>()
  const imported = notices.map((notice): CalendarYear => {
    const key = `${notice.region} ${notice.year}`
    const isReplaced = latest.has(key)
    latest.add(key)
    const date = shortDate(language, park.zone, notice.importedAt.getTime(), request.server.engine.now())
    return {
      year: String(notice.year),
      title: [notice.title, notice.number, notice.region === 'cn' ? null : notice.region]
        .filter((part) => part !== null)
        .join(' '),
      href: notice.url,
      source: say(request, 'calendar.by', { name: names.get(notice.importedBy) ?? '—', date }),
      isReplaced,
      hash: say(request, 'calendar.hash', { hash: notice.documentHash }),
      off: say(request, 'calendar.off', { days: spansText(request, notice.holidays) }),
      worked: say(request, 'calendar.worked', { days: datesText(request, notice.makeUpWorkdays) }),
    }
  })
  const from = Number(nationalTable.firstDay.slice(0, 4))
  const to = Number(nationalTable.lastPublishedDay.slice(0, 4))
  const broughtIn = Array.from({ length: to - from + 1 }, (_, place): CalendarYear => {
    const year = String(to - place)
    return {
      year,
      // Its number is not in our sources, so none is shown.
      title: say(request, 'calendar.noticeOf', { year }),
      href: null,
      source: say(request, 'calendar.broughtIn'),
      isReplaced: latest.has(`cn ${year}`),
      hash: null,
      off: say(request, 'calendar.off', {
        days: spansText(
          request,
          nationalTable.holidays.filter(({ days }) => days.startsWith(year)),
        ),
      }),
      worked: say(request, 'calendar.worked', {
        days: datesText(
          request,
          nationalTable.makeUpWorkdays.filter((day) => day.startsWith(year)),
        ),
      }),
    }
  })
  return [...imported, ...broughtIn]
}
