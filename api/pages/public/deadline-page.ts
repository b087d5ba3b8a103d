import type { FastifyRequest } from 'fastify'
import { findGround, groundNames, type Office, parseInstant } from '../../../engine/index.ts'
import type { DeadlinePage, DeadlineResult, SuspensionRow } from '../../../templates/pages/public/deadline-model.ts'
import { type TextKey, textIn } from '../../../templates/texts/catalogue.ts'
import type { Language } from '../../../templates/texts/text.ts'
import { type AskedDeadline, calculateDeadline } from '../../deadline-calculator/calculate.ts'
import { isTooFar } from '../../deadline-calculator/too-far.ts'
import { frameOf, say } from '../frame.ts'
import { languageOf } from '../language.ts'
import { dueCalendar } from '../parts/due-calendar.ts'

/** What stands in the address, as it was typed. */
export interface AskedAddress {
  readonly accepted: string
  readonly days: string
  readonly extension: string
  readonly clock: string
  readonly at: string
  readonly closes: string
  readonly from: readonly string[]
  readonly to: readonly string[]
  readonly ground: readonly string[]
  readonly rows: number
}

const LEAST_ROWS = 1
const MOST_ROWS = 20

type Problems = Map<string, string>

/** The calculator with what was asked, and the result where all of it can be read. */
export function deadlinePage(request: FastifyRequest, asked: AskedAddress, office: Office, link: string): DeadlinePage {
  const language = languageOf(request)
  const isAsked = asked.accepted !== '' || asked.days !== ''
  const problems: Problems = new Map()
  const hours = { ...office, closesAt: isAsked ? closesOf(asked, language, problems) : office.closesAt }
  const deadline = isAsked ? readAsked(asked, hours, request.server.engine.now(), language, problems) : null
  const filled = Math.max(asked.from.length, asked.to.length)
  const rows = Math.min(MOST_ROWS, Math.max(LEAST_ROWS, asked.rows, filled))
  return {
    frame: frameOf(request, { title: say(request, 'deadline.title'), audience: 'public' }),
    problem:
      problems.size === 0
        ? null
        : {
            title: say(request, 'form.errors', { count: problems.size }),
            detail: null,
            errors: [...problems].map(([field, text]) => ({ href: `#${field}`, text })),
            unsent: [],
          },
    fields: {
      accepted: asked.accepted,
      days: asked.days,
      extension: asked.extension,
      at: asked.at,
      closes: asked.closes === '' ? timeOf(office.closesAt) : asked.closes,
      isStatutory: asked.clock === 'statutory',
    },
    errors: {
      accepted: problems.get('accepted') ?? null,
      days: problems.get('days') ?? null,
      extension: problems.get('extension') ?? null,
      at: problems.get('at') ?? null,
      closes: problems.get('closes') ?? null,
    },
    rows: Array.from({ length: rows }, (_, index) => rowOf(asked, index, language, problems)),
    mayAddRow: rows < MOST_ROWS,
    nextRows: rows + 1,
    result: deadline === null || problems.size > 0 ? null : resultOf(hours, deadline, language, link),
  }
}

function readAsked(
  asked: AskedAddress,
  office: Office,
  now: number,
  language: Language,
  problems: Problems,
): AskedDeadline | null {
  const wrong = (field: string, key: TextKey, values = {}) => {
    problems.set(field, textIn(language, key, values))
    return null
  }
  const instant = (field: string, text: string) =>
    parseInstant(text, office.zone) ?? wrong(field, 'deadline.error.instant')
  const count = (field: string, text: string, least: number) =>
    /^\d{1,4}$/.test(text) && Number(text) >= least && Number(text) <= 1_000
      ? Number(text)
      : wrong(field, 'deadline.error.days', { least })
  const accepted = instant('accepted', asked.accepted)
  const days = count('days', asked.days, 1)
  const extension = asked.extension === '' ? 0 : count('extension', asked.extension, 0)
  const at = asked.at === '' ? now : instant('at', asked.at)
  const suspensions = asked.from.flatMap((text, index) => {
    const until = asked.to[index] ?? ''
    if (text === '' && until === '') return []
    const from = text === '' ? wrong(`from-${index + 1}`, 'deadline.error.from') : instant(`from-${index + 1}`, text)
    const to = until === '' ? null : instant(`to-${index + 1}`, until)
    if (from !== null && to !== null && to < from) wrong(`to-${index + 1}`, 'deadline.error.order')
    const ground = asked.ground[index] ?? ''
    return from === null ? [] : [{ from, to, ground: findGround(ground) === null ? null : ground }]
  })
  if (accepted === null || days === null || extension === null || at === null) return null
  const clock = asked.clock === 'statutory' ? 'statutory' : 'promised'
  const deadline = { accepted, days, extension, clock, suspensions, at } as const
  // Only what was typed can be too far away; today may be.
  if (isTooFar(asked.at === '' ? { ...deadline, at: null } : deadline)) return wrong('accepted', 'deadline.error.far')
  return isTooFar(deadline) ? { ...deadline, at: accepted } : deadline
}

function closesOf({ closes }: AskedAddress, language: Language, problems: Problems): number {
  if (closes === '') return 17 * 60 + 30
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(closes) ?? []
  if (hours === undefined || minutes === undefined) problems.set('closes', textIn(language, 'deadline.error.closes'))
  return Number(hours ?? 17) * 60 + Number(minutes ?? 30)
}

function rowOf(asked: AskedAddress, index: number, language: Language, problems: Problems): SuspensionRow {
  const number = index + 1
  const chosen = asked.ground[index] ?? ''
  const known = Object.entries(groundNames).filter(([name]) => findGround(name) !== null)
  const grounds = known.map(([value, [zh, en]]) => ({
    value,
    label: language === 'zh' ? zh : en,
    selected: value === chosen,
  }))
  return {
    fromId: `from-${number}`,
    toId: `to-${number}`,
    groundId: `ground-${number}`,
    fromLabel: textIn(language, 'deadline.from', { number }),
    from: asked.from[index] ?? '',
    to: asked.to[index] ?? '',
    fromError: problems.get(`from-${number}`) ?? null,
    toError: problems.get(`to-${number}`) ?? null,
    grounds: [{ value: '', label: textIn(language, 'deadline.groundNone'), selected: chosen === '' }, ...grounds],
  }
}

function resultOf(office: Office, asked: AskedDeadline, language: Language, link: string): DeadlineResult {
  const { explanation, sentence, lines, runsOn } = calculateDeadline(office, asked)
  const { due, light, usedDays, remainingDays, provisional, published } = explanation
  const named = runsOn.map((ground) => groundNames[ground]?.[language === 'zh' ? 0 : 1] ?? ground)
  return {
    headline: due === null ? textIn(language, 'deadline.undecided') : dateOf(due, office, language),
    tone: light,
    sentence: sentence[language],
    used: textIn(language, 'deadline.used', { used: usedDays, remaining: remainingDays }),
    provisional: provisional ? textIn(language, 'deadline.provisional', { day: published.to }) : null,
    runsOn:
      named.length === 0
        ? null
        : textIn(language, 'deadline.runsOn', { grounds: named.join(language === 'zh' ? '、' : ', ') }),
    calendar: dueCalendar(explanation, language),
    lines: lines[language],
    link,
  }
}

/** `2026年3月12日（周四）17:30`, in full: whoever reads it may read it next year. */
function dateOf(due: string, office: Office, language: Language): string {
  const [year, month, day] = due.slice(0, 10).split('-').map(Number)
  const weekday = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    weekday: 'short',
    timeZone: office.zone,
  }).format(Date.parse(due))
  const time = due.slice(11, 16)
  if (language === 'zh') return `${year}年${month}月${day}日（${weekday}）${time}`
  const name = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: office.zone }).format(Date.parse(due))
  return `${weekday}, ${day} ${name} ${year}, ${time}`
}

function timeOf(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')
}
