import type { SaidDays, SaidLine } from './notice.ts'
import { readDates, withoutDates } from './read-dates.ts'

/** Whether a line is the row of a table: cells parted by tabs or bars. */
export function isTableLine(plain: string): boolean {
  return cellsOf(plain).length > 1
}

/**
 * A row: first the festival, then the days off, then the make-up workdays, then how many days; a cell that says 上班 or
 * 班 holds make-up workdays wherever it stands. A row without dates is the head.
 */
export function readTableLine(text: string, plain: string, year: number): SaidLine {
  const [name = '', ...cells] = cellsOf(plain)
  const off: (SaidDays & { name: string })[] = []
  const worked: SaidDays[] = []
  const counted = cells.map((cell) => /^共?(\d+)天?$/.exec(cell)?.[1]).find((count) => count !== undefined)
  let understood = /\p{Script=Han}/u.test(name) && readDates(name, year).length === 0
  let hasDates = readDates(name, year).length > 0
  for (const cell of cells) {
    const dates = readDates(cell, year)
    hasDates ||= dates.length > 0
    if (dates.length === 0) continue
    const words = withoutDates(cell).replace(/[\s,、;。]/g, '')
    if (/^(?:正常)?上?班$/.test(words) || (words === '' && off.length > 0)) {
      worked.push(...dates.map((date) => ({ ...date, length: null })))
    } else if (/^(?:放假|休|放假调休|调休|与周末连休|放假与周末连休)?(?:共?\d+天)?$/.test(words)) {
      off.push(...dates.map((date) => ({ ...date, name, length: null })))
    } else understood = false
  }
  if (!hasDates) return { text, kind: 'silent', off: [], worked: [], problem: null }
  const [only] = off
  if (!understood) {
    return {
      text,
      kind: 'problem',
      off: [],
      worked: [],
      problem: {
        code: 'line-not-understood',
        message: 'Expected a row of festival, days off, make-up workdays and number of days.',
        messageZh: '表格的一行应依次为：节日、放假日期、调休上班日期、天数。',
      },
    }
  }
  const said = only !== undefined && off.length === 1 && counted !== undefined
  return {
    text,
    kind: 'days',
    off: said ? [{ ...only, length: Number(counted) }] : off,
    worked,
    problem: null,
  }
}

function cellsOf(plain: string): readonly string[] {
  if (!/[\t|]/.test(plain)) return [plain]
  return plain
    .replace(/^\||\|$/g, '')
    .split(/[\t|]/)
    .map((cell) => cell.trim())
}
