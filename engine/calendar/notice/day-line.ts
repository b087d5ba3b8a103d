import type { SaidDays, SaidLine } from './notice.ts'

/** One day or span of a list, off or worked as its kind or its name says. */
export function dayLine(
  text: string,
  days: Omit<SaidDays, 'length'> | undefined,
  name: string,
  kind: string,
): SaidLine {
  const isWorked = /班|work|false/i.test(kind) || (kind === '' && /班|work/i.test(name))
  const isOff = !isWorked && (/休|放假|holiday|off|true/i.test(kind) || kind === '')
  if (days === undefined || (!isWorked && !isOff)) {
    return {
      text,
      kind: 'problem',
      off: [],
      worked: [],
      problem: {
        code: 'line-not-understood',
        message: 'Expected a date, the name of the festival, and whether it is off (休) or worked (班).',
        messageZh: '每行应有日期、节日名称，以及休或班。',
      },
    }
  }
  const called = name.replace(/[(（]?(?:放?假期?|补?班|调休|休)[)）]?$/, '').trim()
  const off = isOff ? [{ ...days, length: null, name: called === '' ? '节假日' : called }] : []
  return { text, kind: 'days', off, worked: isWorked ? [{ ...days, length: null }] : [], problem: null }
}

/** The year of most of the days: New Year may begin in December. */
export function yearIn(dates: readonly string[]): number | null {
  const years = dates.map((date) => /\d{4}/.exec(date)?.[0]).filter((year) => year !== undefined)
  const last = years.sort().at(-1)
  return last === undefined ? null : Number(last)
}
