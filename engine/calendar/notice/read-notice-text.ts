import { checkNotice } from './check-notice.ts'
import type { NoticeReading, SaidDays, SaidLine } from './notice.ts'
import { isTooLong, plainText, readDates, withoutDates } from './read-dates.ts'
import { isTableLine, readTableLine } from './read-table-line.ts'

const YEAR_OF_TITLE = /(\d{4})\s*年.*(?:节假日|放假|假期).*(?:安排|通知)/
const NUMBER = /(\S*发\S*\[\d{4}\]\s*\d+\s*号)/
const ISSUED = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/
const NAMED =
  /^(?:[一二三四五六七八九十]+、|\d+[.、]\s*|[(][一二三四五六七八九十]+[)]\s*)?([\u4e00-\u9fff、]{2,20}?)[:：]\s*(.+)$/

/**
 * Reads a notice as the State Council words it, or as a table, line by line; `year` where the reader knows it. What it
 * cannot read is a problem, never a guess; what only advises to give leave is no holiday.
 */
export function readNoticeText(document: string, year: number | null = null): NoticeReading {
  const texts = document.split(/\r\n|[\r\n]/).map((text) => text.trim())
  const plain = texts.map((text) => (isTooLong(text) ? '' : plainText(text)))
  const title = plain.find((text) => YEAR_OF_TITLE.test(text) && text.length < 60) ?? null
  const said = plain.map((text) => YEAR_OF_TITLE.exec(text)?.[1]).find((found) => found !== undefined)
  const inYear = year ?? (said === undefined ? null : Number(said))
  const issued = plain.map((text) => ISSUED.exec(text.replaceAll(' ', ''))).find((found) => found !== null)
  const lines = texts.map((text, index) => readLine(text, plain[index] ?? '', inYear ?? 0))
  return checkNotice({
    year: inYear,
    title,
    number:
      plain
        .map((text) => NUMBER.exec(text)?.[1])
        .find((found) => found !== undefined)
        ?.replace('[', '〔')
        .replace(']', '〕') ?? null,
    issuedOn: issued == null ? null : [issued[1], issued[2]?.padStart(2, '0'), issued[3]?.padStart(2, '0')].join('-'),
    lines,
  })
}

function readLine(text: string, plain: string, year: number): SaidLine {
  const empty = { text, off: [], worked: [], problem: null }
  if (isTooLong(text)) return tooLong(text)
  if (plain === '') return { ...empty, kind: 'silent' }
  if (isTableLine(plain)) return readTableLine(text, plain, year)
  if (YEAR_OF_TITLE.test(plain) || NUMBER.test(plain) || ISSUED.test(plain.replaceAll(' ', '')))
    return { ...empty, kind: 'about' }
  const [, name, rest] = NAMED.exec(plain) ?? []
  if (name === undefined || rest === undefined || !/放假|上班|休息/.test(rest)) {
    if (/放假|上班/.test(plain) && readDates(plain, year).length > 0) return notUnderstood(text)
    return { ...empty, kind: /鼓励|建议|可结合/.test(plain) ? 'advice' : 'silent' }
  }
  return readFestival(text, name, rest, year)
}

/** `春节:2月15日至23日放假调休,共9天。2月14日(周六)、2月28日(周六)上班。` */
function readFestival(text: string, name: string, rest: string, year: number): SaidLine {
  const off: (SaidDays & { name: string })[] = []
  const worked: SaidDays[] = []
  for (const sentence of rest.split(/[。;]/).map((part) => part.trim())) {
    if (sentence === '' || /^(?:鼓励|建议)/.test(sentence)) continue
    const dates = readDates(sentence, year)
    const words = withoutDates(sentence).replace(/[\s,、]/g, '')
    const length = /共(\d+)天/.exec(words)?.[1] ?? /放假(\d+)天/.exec(words)?.[1]
    const [only] = dates
    if (only !== undefined && dates.length === 1 && /^放假(?:\d+天)?(?:调休|不调休|与周末连休|共\d+天)*$/.test(words)) {
      off.push({ ...only, name, length: length === undefined ? null : Number(length) })
    } else if (dates.length > 0 && /^(?:正常)?上班$/.test(words)) {
      worked.push(...dates.map((date) => ({ ...date, length: null })))
    } else return notUnderstood(text)
  }
  return { text, kind: off.length + worked.length === 0 ? 'advice' : 'days', off, worked, problem: null }
}

function tooLong(text: string): SaidLine {
  return {
    text: `${text.slice(0, 100)}…`,
    kind: 'problem',
    off: [],
    worked: [],
    problem: {
      code: 'line-not-understood',
      message: `This line has ${text.length} characters. Give each festival a line of its own.`,
      messageZh: `这一行有 ${text.length} 个字，太长了。请每个节日写一行。`,
    },
  }
}

function notUnderstood(text: string): SaidLine {
  return {
    text,
    kind: 'problem',
    off: [],
    worked: [],
    problem: {
      code: 'line-not-understood',
      message:
        'This line names days, but it cannot be read. Write it as: 春节：2月15日至23日放假调休，共9天。2月14日（周六）上班。',
      messageZh: '这一行写了日期，但读不懂。请写成：春节：2月15日至23日放假调休，共9天。2月14日（周六）上班。',
    },
  }
}
