import type { FastifyRequest } from 'fastify'
import type { Figure, OverviewPage } from '../../../templates/pages/manager/models.ts'
import type { NoticePart } from '../../../templates/pages/parts.ts'
import { textIn } from '../../../templates/texts/catalogue.ts'
import type { Language } from '../../../templates/texts/text.ts'
import type { ProcessCounts } from '../../overview/queries.ts'
import { parkOf } from '../../plugins/access.ts'
import { frameOf, say } from '../frame.ts'
import { languageOf } from '../language.ts'
import { clockTime, dateAndTime, shortDate } from '../parts/dates.ts'
import { endNotice } from './calendar/end-notice.ts'
import { type OversightFigures, oversightFigures } from './oversight-figures.ts'

/** A task that nobody is there for, with its department by name. */
export interface UnownedTask {
  readonly instanceId: string
  readonly name: string | null
  readonly node: string
  readonly department: string
  readonly number: string | null
  readonly openedAt: Date
}

type Counted = Exclude<keyof ProcessCounts, 'processId' | 'name'>

/** What each number counts, and the list behind it. */
const figures: { readonly [Name in Counted]: { readonly list: string; readonly isBad: boolean } } = {
  running: { list: 'instances?status=active', isBad: false },
  dueThisWeek: { list: 'instances?due=week', isBad: false },
  overdue: { list: 'instances?due=overdue', isBad: true },
  incidents: { list: 'incidents?', isBad: true },
  startedToday: { list: 'instances?today=started', isBad: false },
  endedToday: { list: 'instances?today=ended', isBad: false },
}

const names = ['running', 'dueThisWeek', 'overdue', 'incidents', 'startedToday', 'endedToday'] as const

/** How things stand in the park: six numbers, and the same for each process. */
export function overviewPage(
  request: FastifyRequest,
  counts: readonly ProcessCounts[],
  unowned: readonly UnownedTask[],
  { oversight, news }: { readonly oversight: OversightFigures; readonly news: readonly NoticePart[] },
): OverviewPage {
  const language = languageOf(request)
  const { park } = parkOf(request)
  const now = request.server.engine.now()
  const base = `/parks/${park.slug}`
  const end = endNotice(request)
  const time = `${shortDate(language, park.zone, now, now)} ${clockTime(park.zone, now)}`
  return {
    frame: frameOf(request, { title: textIn(language, 'manager.overview.title'), audience: 'office' }),
    context: textIn(language, 'manager.overview.context', { time }),
    notices: [
      ...news,
      ...(end === null ? [] : [{ ...end, action: { href: `${base}/calendar`, label: say(request, 'calendar.open') } }]),
    ],
    figures: names.map((name) => {
      const value = counts.reduce((sum, each) => sum + each[name], 0)
      return figureOf(language, name, value, `${base}/${figures[name].list}`)
    }),
    findingsHref: `${base}/findings-report`,
    oversight: oversightFigures(language, base, oversight),
    columns: names.map((name) => textIn(language, `manager.overview.${name}`)),
    unowned: unowned.map(({ instanceId, name, node, department, number, openedAt }) => ({
      href: `${base}/instances/${instanceId}`,
      step: name ?? node,
      number: number ?? '',
      department,
      since: dateAndTime(language, park.zone, openedAt.getTime(), now),
    })),
    processes: counts.map((each) => ({
      name: each.name ?? each.processId,
      href: `${base}/processes/${each.processId}`,
      figures: names.map((name) => {
        const href = `${base}/${figures[name].list}&process=${encodeURIComponent(each.processId)}`
        return figureOf(language, name, each[name], href.replace('?&', '?'))
      }),
    })),
  }
}

function figureOf(language: Language, name: Counted, value: number, href: string): Figure {
  return {
    label: textIn(language, `manager.overview.${name}`),
    value,
    unit: textIn(language, name === 'incidents' ? 'manager.unit.places' : 'manager.unit.items'),
    href: href.replace(/\?$/, ''),
    isBad: figures[name].isBad && value > 0,
  }
}
