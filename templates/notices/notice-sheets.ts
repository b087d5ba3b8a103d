import type { Mark, Sheet } from '../permits/layout/mark.ts'
import { columnWidth, left, right, ruleGrey, sheetHeight, sheetWidth, softInk } from '../permits/layout/measures.ts'
import { seal, sealDiameter } from '../permits/layout/seal.ts'
import { textAround, textFrom, textUpTo } from '../permits/layout/text-marks.ts'
import type { Weight } from '../permits/typeface/font-files.ts'
import { wrapText } from '../permits/typeface/wrap-text.ts'
import type { NoticeDocument, NoticeItem } from './notice-document.ts'

const size = 12
const lineHeight = 22
const top = 92
const bottom = sheetHeight - 90
const signatureHeight = sealDiameter + 12

/** One line of the body; `gap` is left above it, except at the head of a sheet. */
interface Line {
  readonly text: string
  readonly indent: number
  readonly gap: number
  readonly weight: Weight
}

/** The sheets of a notice: heading and number, whom it is for, what it says, what is wrong, who says so under its seal. */
export function noticeSheets(notice: NoticeDocument): readonly Sheet[] {
  const pages: Mark[][] = [headOf(notice)]
  let y = top + 74
  const turn = () => {
    pages.push([])
    y = top
  }
  const page = () => pages.at(-1) ?? []
  for (const { text, indent, gap, weight } of linesOf(notice)) {
    y += y === top ? 0 : gap
    if (y > bottom) turn()
    page().push(textFrom(text, left + indent, y, { size, weight }))
    y += lineHeight
  }
  // Name, date and seal stay together.
  if (y + signatureHeight > bottom) turn()
  page().push(...signatureOf(notice, y + 8))
  return pages.map((marks, index) => ({
    outline: index === 0 ? notice.title : null,
    marks: [...marks, ...footOf(notice, index + 1, pages.length)],
  }))
}

function headOf({ title, number }: NoticeDocument): Mark[] {
  const middle = sheetWidth / 2
  return [
    textAround(title, middle, top, { size: 22, weight: 'semibold', spacing: 2 }),
    textAround(number, middle, top + 26, { size: 10.5, colour: softInk }),
    { type: 'line', from: [left, top + 40], to: [right, top + 40], width: 0.8, colour: ruleGrey },
  ]
}

function linesOf({ addressee, paragraphs, items }: NoticeDocument): readonly Line[] {
  return [
    ...plain(addressee, { indent: 0, gap: 0, weight: 'semibold' }),
    ...paragraphs.flatMap((text) => indented(text)),
    ...items.flatMap((item, index) => itemLines(item, index + 1)),
  ]
}

/** A paragraph of an official letter: its first line two characters in. */
function indented(text: string): readonly Line[] {
  const first = 2 * size
  return wrapText(text, 'regular', size, columnWidth, first).map((line, index) => ({
    text: line,
    indent: index === 0 ? first : 0,
    gap: index === 0 ? 4 : 0,
    weight: 'regular',
  }))
}

function itemLines({ about, whatIsWrong, howToFix, rule }: NoticeItem, number: number): readonly Line[] {
  const inner = { indent: 2 * size, gap: 0, weight: 'regular' } as const
  return [
    ...plain(`${number}．${about === '' ? whatIsWrong : about}`, { indent: 0, gap: 8, weight: 'semibold' }),
    ...(about === '' ? [] : plain(`问题：${whatIsWrong}`, inner)),
    ...plain(`补正方法：${howToFix}`, inner),
    ...(rule === null ? [] : plain(`依据：${rule}`, inner)),
  ]
}

function plain(text: string, { indent, gap, weight }: Omit<Line, 'text'>): readonly Line[] {
  return wrapText(text, weight, size, columnWidth - indent).map((line, index) => ({
    text: line,
    indent,
    gap: index === 0 ? gap : 0,
    weight,
  }))
}

function signatureOf({ authority, date, seal: stamp }: NoticeDocument, y: number): readonly Mark[] {
  const middle = y + sealDiameter / 2
  return [
    ...seal(stamp, right - sealDiameter / 2 - 24, middle),
    textUpTo(authority, right - 12, middle + 2, { size }),
    textUpTo(date, right - 12, middle + 2 + lineHeight, { size }),
  ]
}

function footOf({ number, sample }: NoticeDocument, page: number, pages: number): readonly Mark[] {
  const y = sheetHeight - 48
  const style = { size: 9, colour: softInk } as const
  return [
    textFrom(sample === null ? number : `${number} · ${sample}`, left, y, style),
    textUpTo(`第 ${page} 页，共 ${pages} 页`, right, y, style),
  ]
}
