import type { NamedDays } from '../calendar.ts'
import { type Day, readDay, weekdayOf, writeDay } from '../day.ts'
import { festivalNamed } from './festivals.ts'
import type { NoticeProblem, NoticeReading, ReadLine, SaidDays, SaidLine } from './notice.ts'

export interface SaidNotice extends Pick<NoticeReading, 'year' | 'title' | 'number' | 'issuedOn'> {
  readonly lines: readonly SaidLine[]
}

const LONGEST_HOLIDAY = 15

/** Takes what lines say for what they mean, and names every contradiction with its line. */
export function checkNotice(notice: SaidNotice): NoticeReading {
  const { year, title, number, issuedOn, lines } = notice
  if (year === null) return withoutYear(notice)
  const inYear = year
  const problems: NoticeProblem[] = []
  const off = new Map<Day, string>()
  const worked = new Map<Day, number>()
  const about = (line: number | null, code: NoticeProblem['code'], message: string, messageZh: string) => {
    problems.push({ code, line, message, messageZh })
  }
  const read = lines.map((line, index): ReadLine => {
    const before = problems.length
    if (line.problem !== null) problems.push({ ...line.problem, line: index + 1 })
    const holidays = line.off.flatMap((days) => takeOff(days, index + 1))
    const makeUpWorkdays = line.worked.flatMap((days) => takeWorked(days, index + 1))
    const kind = problems.length > before ? 'problem' : line.kind
    return { text: line.text, kind, holidays, makeUpWorkdays }
  })
  for (const [day, line] of worked) {
    const name = off.get(day)
    if (name === undefined) continue
    about(
      line,
      'worked-holiday',
      `${writeDay(day)} is a day off (${name}) and a make-up workday.`,
      `${writeDay(day)} 既是放假日（${name}），又是上班日。`,
    )
  }
  if (problems.length === 0 && off.size === 0)
    about(null, 'nothing-found', 'No day off was found in it.', '没有找到任何放假日期。')
  const holidays = read.flatMap((line) => line.holidays)
  const makeUpWorkdays = [...worked.keys()].sort((a, b) => a - b).map(writeDay)
  return { year, title, number, issuedOn, lines: read, holidays, makeUpWorkdays, problems }

  function takeOff(days: SaidDays & { readonly name: string }, line: number): readonly NamedDays[] {
    const span = spanOf(days, line)
    if (span === null) return []
    const [from, to] = span
    if (days.length !== null && days.length !== to - from + 1) {
      about(
        line,
        'length-mistaken',
        `${days.from} to ${days.to} are ${to - from + 1} days, not ${days.length}.`,
        `${days.from} 至 ${days.to} 是 ${to - from + 1} 天，不是 ${days.length} 天。`,
      )
    }
    for (let day = from; day <= to; day += 1) {
      const other = off.get(day)
      if (other !== undefined)
        about(line, 'named-twice', `${writeDay(day)} is named twice.`, `${writeDay(day)} 出现了两次（${other}）。`)
      off.set(day, days.name)
    }
    return [{ days: from === to ? days.from : `${days.from}/${days.to}`, ...festivalNamed(days.name) }]
  }

  function takeWorked(days: SaidDays, line: number): readonly string[] {
    const span = spanOf(days, line)
    if (span === null) return []
    const taken: string[] = []
    for (let day = span[0]; day <= span[1]; day += 1) {
      const date = writeDay(day)
      if (worked.has(day)) about(line, 'named-twice', `${date} is named twice.`, `${date} 出现了两次。`)
      if (weekdayOf(day) < 6) {
        about(
          line,
          'make-up-on-weekday',
          `${date} is no Saturday or Sunday, so that it cannot be a make-up workday.`,
          `${date} 不是周六、周日，不会是调休上班日。`,
        )
      }
      worked.set(day, line)
      taken.push(date)
    }
    return taken
  }

  function spanOf(days: SaidDays, line: number): readonly [Day, Day] | null {
    const from = readDay(days.from)
    const to = readDay(days.to)
    if (from === null || to === null) {
      const wrong = from === null ? days.from : days.to
      about(line, 'no-such-date', `There is no ${wrong}.`, `没有 ${wrong} 这一天。`)
      return null
    }
    const said = [[from, days.fromWeekday] as const, ...(from === to ? [] : [[to, days.toWeekday] as const])]
    for (const [day, weekday] of said) {
      if (weekday === null || weekday === weekdayOf(day)) continue
      const [is, wrong] = [weekdayOf(day) - 1, weekday - 1].map((place) => '一二三四五六日'[place])
      const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
      about(
        line,
        'weekday-mistaken',
        `${writeDay(day)} is a ${weekdays[weekdayOf(day) - 1]}, not a ${weekdays[weekday - 1]}.`,
        `${writeDay(day)} 是周${is}，不是周${wrong}。`,
      )
    }
    if (to < from || to - from >= LONGEST_HOLIDAY) {
      about(
        line,
        'span-backwards',
        `${days.from} to ${days.to} is no holiday of 1 to ${LONGEST_HOLIDAY} days.`,
        `${days.from} 至 ${days.to} 不是 1 至 ${LONGEST_HOLIDAY} 天的假期。`,
      )
      return null
    }
    const other = [days.from, days.to].find((date) => !isOfYear(date, inYear))
    if (other !== undefined) {
      about(line, 'other-year', `${other} is not in ${year}.`, `${other} 不在 ${year} 年。`)
      return null
    }
    return [from, to]
  }
}

/** Without a year no day is known: nothing else can be checked. */
function withoutYear({ lines, ...about }: SaidNotice): NoticeReading {
  const problem: NoticeProblem = {
    code: 'year-missing',
    line: null,
    message: 'Say for which year this notice is.',
    messageZh: '没有写明是哪一年的安排，请填写年份。',
  }
  return {
    ...about,
    lines: lines.map(({ text, kind }) => ({ text, kind, holidays: [], makeUpWorkdays: [] })),
    holidays: [],
    makeUpWorkdays: [],
    problems: [problem],
  }
}

/** New Year may begin in the last days of December, and its make-up workday lie there. */
function isOfYear(date: string, year: number): boolean {
  return date.startsWith(`${year}-`) || (date >= `${year - 1}-12-25` && date < `${year}-`)
}
