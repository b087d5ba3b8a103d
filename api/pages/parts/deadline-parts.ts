import { effectiveDay, type Office, writeDay } from '../../../engine/index.ts'
import type { DuePart, LightPart } from '../../../templates/pages/parts.ts'
import { textIn } from '../../../templates/texts/catalogue.ts'
import type { Language } from '../../../templates/texts/text.ts'
import type { Deadline } from '../../deadlines/read-deadline.ts'
import { dateIn } from '../../parks/dates.ts'
import { clockTime, shortDate, shortDay } from './dates.ts'

/** Where and when a deadline is shown; `now` in milliseconds. */
export interface Showing {
  readonly language: Language
  readonly office: Office
  readonly now: number
}

export const noLight = (language: Language): LightPart => ({ tone: 'none', word: textIn(language, 'light.none') })

/** The light of a deadline: shape, colour and word. */
export function lightOf({ language, office, now }: Showing, deadline: Deadline): LightPart {
  const { light, remainingDays } = deadline.reckoning
  if (light === 'grey') return { tone: 'grey', word: textIn(language, 'light.paused') }
  if (light === 'red') {
    const { overdueDays } = deadline
    const word =
      overdueDays === 0
        ? textIn(language, 'light.overdueToday')
        : textIn(language, 'light.overdue', { days: overdueDays })
    return { tone: 'red', word }
  }
  const isToday = dateIn(office.zone, now) === dateIn(office.zone, deadline.dueAt)
  return {
    tone: light,
    word: isToday ? textIn(language, 'light.today') : textIn(language, 'light.remaining', { days: remainingDays }),
  }
}

/** `4月26日（还剩 1 个工作日）`, with the days that were counted and those that were skipped. */
export function dueOf(showing: Showing, deadline: Deadline): DuePart {
  const { language, office, now } = showing
  const date = shortDate(language, office.zone, deadline.dueAt, now)
  return {
    text: meaning(showing, deadline, date),
    provisional: deadline.reckoning.provisional,
    how: textIn(language, 'due.how', { days: deadline.days, date }),
    steps: stepsOf(showing, deadline),
  }
}

function meaning({ language, office, now }: Showing, deadline: Deadline, date: string): string {
  if (now > deadline.dueAt) {
    const { overdueDays } = deadline
    return overdueDays === 0
      ? textIn(language, 'due.overdueToday', { date })
      : textIn(language, 'due.overdue', { date, days: overdueDays })
  }
  if (dateIn(office.zone, now) === dateIn(office.zone, deadline.dueAt)) return textIn(language, 'due.today', { date })
  return textIn(language, 'due.remaining', { date, days: deadline.reckoning.remainingDays })
}

function stepsOf({ language, office, now }: Showing, deadline: Deadline): DuePart['steps'] {
  const today = dateIn(office.zone, now)
  const day = (date: string) => shortDay(language, date, today)
  const startedOn = dateIn(office.zone, deadline.startedAt)
  const startsOn = writeDay(effectiveDay(office, deadline.startedAt))
  const start = {
    when: `${day(startedOn)} ${clockTime(office.zone, deadline.startedAt)}`,
    what:
      startedOn === startsOn
        ? textIn(language, 'due.start')
        : textIn(language, 'due.startNextDay', { date: day(startsOn) }),
  }
  const steps = [start]
  let before = startsOn
  for (const run of runsOf(deadline.reckoning.counted)) {
    const skippedFrom = next(before)
    if (skippedFrom < run.from) {
      steps.push({ when: span(day(skippedFrom), day(previous(run.from))), what: textIn(language, 'due.skipped') })
    }
    const counted = { day: run.first, from: run.first, to: run.first + run.length - 1 }
    steps.push({
      when: span(day(run.from), day(run.to)),
      what: textIn(language, run.length === 1 ? 'due.dayCounted' : 'due.daysCounted', counted),
    })
    before = run.to
  }
  return [
    ...steps,
    { when: day(before), what: textIn(language, 'due.closes', { time: clockTime(office.zone, deadline.dueAt) }) },
  ]
}

interface CountedRun {
  readonly from: string
  readonly to: string
  /** The number of its first day among those counted. */
  readonly first: number
  readonly length: number
}

/** Counted dates that follow each other without a gap, together. */
function runsOf(counted: readonly string[]): readonly CountedRun[] {
  const runs: CountedRun[] = []
  counted.forEach((date, index) => {
    const last = runs.at(-1)
    if (last !== undefined && next(last.to) === date)
      runs[runs.length - 1] = { ...last, to: date, length: last.length + 1 }
    else runs.push({ from: date, to: date, first: index + 1, length: 1 })
  })
  return runs
}

function span(from: string, to: string): string {
  return from === to ? from : `${from}–${to}`
}

function next(date: string): string {
  return shifted(date, 1)
}

function previous(date: string): string {
  return shifted(date, -1)
}

function shifted(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
