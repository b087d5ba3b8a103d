import type { Office } from '../../../engine/index.ts'
import type { DuePart, LightPart } from '../../../templates/pages/parts.ts'
import { textIn } from '../../../templates/texts/catalogue.ts'
import type { Language } from '../../../templates/texts/text.ts'
import type { Deadline } from '../../deadlines/read-deadline.ts'
import { dateIn } from '../../parks/dates.ts'
import { shortDate } from './dates.ts'
import { type HowMuch, howOf } from './due-how.ts'

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

/** `4月26日（还剩 1 个工作日）`, and why. */
export function dueOf(showing: Showing, deadline: Deadline, howMuch: HowMuch = 'calendar'): DuePart {
  const { language, office, now } = showing
  const date = shortDate(language, office.zone, deadline.dueAt, now)
  return {
    text: meaning(showing, deadline, date),
    provisional: deadline.reckoning.provisional,
    how: howOf(language, deadline, howMuch),
  }
}

/** The same as words within a sentence: `2027年1月18日（还剩 20 个工作日）（暂定）`. */
export function dueWords(showing: Showing, deadline: Deadline): string {
  const { text, provisional } = dueOf(showing, deadline, 'sentence')
  return provisional ? textIn(showing.language, 'due.provisionally', { due: text }) : text
}

/** `2027年1月18日（暂定）`: nothing but the day. */
export function dateWords({ language, office, now }: Showing, { dueAt, reckoning }: Deadline): string {
  const due = shortDate(language, office.zone, dueAt, now)
  return reckoning.provisional ? textIn(language, 'due.provisionally', { due }) : due
}

function meaning({ language, office, now }: Showing, deadline: Deadline, date: string): string {
  const { reckoning } = deadline
  if (reckoning.dueAt === null) return textIn(language, 'due.open', { days: reckoning.remainingDays })
  if (now > deadline.dueAt) {
    const { overdueDays } = deadline
    return overdueDays === 0
      ? textIn(language, 'due.overdueToday', { date })
      : textIn(language, 'due.overdue', { date, days: overdueDays })
  }
  if (dateIn(office.zone, now) === dateIn(office.zone, deadline.dueAt)) return textIn(language, 'due.today', { date })
  return textIn(language, 'due.remaining', { date, days: reckoning.remainingDays })
}
