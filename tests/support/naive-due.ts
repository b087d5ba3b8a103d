/**
 * The counting rule a second time, from its words and the notices alone: one day after the other, local times as text
 * (`2026-03-02T09:00`), nothing shared with the engine. Closing time is 17:30.
 */
export interface AskedPeriod {
  readonly accepted: string
  readonly days: number
  readonly extension: number
  /** `to` is `null` while it lasts. */
  readonly suspensions: readonly { readonly from: string; readonly to: string | null }[]
  readonly at: string
}

export interface NaiveAnswer {
  readonly due: string | null
  readonly provisional: boolean
  readonly usedDays: number
  readonly light: 'green' | 'yellow' | 'red' | 'grey'
  readonly counted: readonly string[]
}

/** The State Council's notices for one year: days off, and days of work on weekends. */
type Notice = readonly [year: number, off: string, makeUp: string]

const notices: readonly Notice[] = [
  [
    2024,
    '01-01 02-10…02-17 04-04…04-06 05-01…05-05 06-10 09-15…09-17 10-01…10-07',
    '02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12',
  ],
  [2025, '01-01 01-28…02-04 04-04…04-06 05-01…05-05 05-31…06-02 10-01…10-08', '01-26 02-08 04-27 09-28 10-11'],
  [
    2026,
    '01-01…01-03 02-15…02-23 04-04…04-06 05-01…05-05 06-19…06-21 09-25…09-27 10-01…10-07',
    '01-04 02-14 02-28 05-09 09-20 10-10',
  ],
]

/** Every date from 2023 to 2045 with whether it is worked. */
const dates: string[] = []
const worked = new Map<string, boolean>()
for (let at = Date.UTC(2023, 0, 1, 12); at < Date.UTC(2046, 0, 1); at += 86_400_000) {
  const date = new Date(at).toISOString().slice(0, 10)
  const notice = notices.find(([year]) => date.startsWith(String(year)))
  const isWeekend = [0, 6].includes(new Date(at).getUTCDay())
  dates.push(date)
  worked.set(date, notice === undefined ? !isWeekend : isWorkedBy(notice, date.slice(5), isWeekend))
}
const placeOf = new Map(dates.map((date, place) => [date, place]))

/** Whether a day is worked that lies in 2023 to 2045. */
export function isNaivelyWorked(date: string): boolean {
  return worked.get(date) === true
}

/** Looks at each day between acceptance and the last counted one. */
export function naiveDue({ accepted, days, extension, suspensions, at }: AskedPeriod): NaiveAnswer {
  const total = days + extension
  const start = effectiveDate(accepted)
  const covers = suspensions.map(({ from, to }) => ({
    after: effectiveDate(from),
    until: to === null ? null : effectiveDate(to),
  }))
  const counted: string[] = []
  for (let place = (placeOf.get(start) ?? 0) + 1; counted.length < total && place < dates.length; place += 1) {
    const date = dates[place] ?? ''
    if (covers.some(({ after, until }) => until === null && after < date) && covers.every(isOver(date))) break
    const isCovered = covers.some(({ after, until }) => after < date && (until === null || date <= until))
    if (isNaivelyWorked(date) && !isCovered) counted.push(date)
  }
  const last = counted.length === total ? (counted.at(-1) ?? start) : null
  const due = last === null ? null : `${last}T17:30`
  const usedDays = counted.filter((date) => `${date}T17:30` <= at).length
  const reached = last ?? counted.at(-1) ?? start
  return {
    due,
    provisional: [start, reached].some((date) => date < '2024-01-01' || date > '2026-12-31'),
    usedDays,
    light: lightOf(),
    counted,
  }

  function lightOf(): NaiveAnswer['light'] {
    if (suspensions.some(({ from, to }) => from <= at && (to === null || at < to))) return 'grey'
    if (due !== null && due < at) return 'red'
    const remaining = total - usedDays
    if (total === 1) return counted[0] !== undefined && at.slice(0, 10) >= counted[0] ? 'yellow' : 'green'
    return remaining <= Math.max(1, Math.ceil(0.2 * total)) ? 'yellow' : 'green'
  }
}

/** Rule 1: its own date if that is worked and the office still open, else the next working day. */
function effectiveDate(local: string): string {
  const date = local.slice(0, 10)
  if (isNaivelyWorked(date) && local.slice(11) < '17:30') return date
  let place = (placeOf.get(date) ?? 0) + 1
  while (!isNaivelyWorked(dates[place] ?? '')) place += 1
  return dates[place] ?? ''
}

/** Only an open suspension can cover what comes after every other has ended. */
function isOver(date: string) {
  return ({ until }: { readonly until: string | null }) => until === null || until < date
}

function isWorkedBy([, off, makeUp]: Notice, monthAndDay: string, isWeekend: boolean): boolean {
  if (makeUp.split(' ').includes(monthAndDay)) return true
  const isOff = off.split(' ').some((span) => {
    const [first = '', last = first] = span.split('…')
    return first <= monthAndDay && monthAndDay <= last
  })
  return !isOff && !isWeekend
}
