import type { SaidDays } from './notice.ts'

const WEEKDAYS = '一二三四五六日'
const DATE = /(?:(\d{4})\s*年\s*)?(\d{1,2})\s*月\s*(\d{1,2})\s*日?|(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/.source
const NOTE = /\s*(?:\(([^()]*)\))?/.source
const TO = /\s*(?:至|到|[-–—~～]{1,3}|\/)\s*/.source
/** The end of a span may leave out its month: `15日至23日`, `1日–7日`. */
const END = /(?:(?:(\d{4})\s*年\s*)?(?:(\d{1,2})\s*月\s*)?(\d{1,2})\s*日?|(\d{4})[-/.](\d{1,2})[-/.](\d{1,2}))/.source
const SPAN = new RegExp(`(?:${DATE})${NOTE}(?:${TO}${END}${NOTE})?`, 'g')

// A whole notice has 1,500 characters; the patterns take the square of a line's length.
const LONGEST_LINE = 1_000

/** Whether a line is longer than any that names days, so that nobody should wait for its reading. */
export function isTooLong(line: string): boolean {
  return line.length > LONGEST_LINE
}

/** Brackets, colons and digits as one finds them in ASCII, so that documents from anywhere read alike. */
export function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[〔﹝【]/g, '[')
    .replace(/[〕﹞】]/g, ']')
    .replace(/\u3000|\u00a0/g, ' ')
}

/** Every date and span in a text, in the year of the notice where none is said. Dates need not exist yet. */
export function readDates(text: string, year: number): readonly Omit<SaidDays, 'length'>[] {
  return [...text.matchAll(SPAN)].map((match) => {
    const [, yearA, monthA, dayA, yearB, monthB, dayB, note, ...end] = match
    const [endYearA, endMonthA, endDayA, endYearB, endMonthB, endDayB, endNote] = end
    const fromYear = Number(yearA ?? yearB ?? year)
    const fromMonth = Number(monthA ?? monthB)
    const from = dateText(fromYear, fromMonth, Number(dayA ?? dayB))
    const fromWeekday = weekdayIn(note)
    const endDay = endDayA ?? endDayB
    if (endDay === undefined) return { from, to: from, fromWeekday, toWeekday: fromWeekday }
    const to = dateText(
      Number(endYearA ?? endYearB ?? fromYear),
      Number(endMonthA ?? endMonthB ?? fromMonth),
      Number(endDay),
    )
    return { from, to, fromWeekday, toWeekday: weekdayIn(endNote) }
  })
}

/** Without them, what a sentence says beside its dates. */
export function withoutDates(text: string): string {
  return text.replace(SPAN, '')
}

function weekdayIn(note: string | undefined): number | null {
  const found = /(?:周|星期|礼拜)([一二三四五六日天])/.exec(note ?? '')?.[1]
  return found === undefined ? null : WEEKDAYS.indexOf(found === '天' ? '日' : found) + 1
}

function dateText(year: number, month: number, day: number): string {
  const two = (number: number) => String(number).padStart(2, '0')
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}
