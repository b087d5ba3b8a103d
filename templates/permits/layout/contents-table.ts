import { wrapText } from '../typeface/wrap-text.ts'
import { words } from '../words.ts'
import type { Mark } from './mark.ts'
import { columnWidth, left, lineGrey, right, softInk } from './measures.ts'
import { textFrom, textUpTo } from './text-marks.ts'

export interface ContentsEntry {
  readonly position: number
  readonly title: string
  readonly titleEn: string
  readonly number: string
  readonly issuedOnText: string
  readonly page: number
}

const titleColumn = { x: left + 20, width: 152 }
const numberColumn = { x: left + 178, width: 182 }
const dateEdge = right - 32
const headHeight = 35
const size = 10.5
const englishSize = 7.4
const lineHeight = 14.5

/** Deals the entries out to the first cover page and the pages after it. */
export function contentsPages(
  entries: readonly ContentsEntry[],
  first: number,
  later: number,
): readonly (readonly ContentsEntry[])[] {
  const pages: ContentsEntry[][] = [[]]
  let free = first - headHeight
  for (const entry of entries) {
    const height = heightOf(entry)
    if (height > free) {
      pages.push([])
      free = later - headHeight
    }
    pages.at(-1)?.push(entry)
    free -= height
  }
  return pages
}

/** What the document holds, each line a link to its page. */
export function contentsTable(heading: string, entries: readonly ContentsEntry[], top: number): readonly Mark[] {
  const head = { size: 9.6, colour: softInk }
  const marks: Mark[] = [
    textFrom(heading, left, top, { size: 13, weight: 'semibold' }),
    textFrom(words.position, left, top + 25, head),
    textFrom(words.permit, titleColumn.x, top + 25, head),
    textFrom(words.number, numberColumn.x, top + 25, head),
    textUpTo(words.issuedOn, dateEdge, top + 25, head),
    textUpTo(words.sheet, right, top + 25, head),
    { type: 'line', from: [left, top + headHeight], to: [right, top + headHeight], width: 0.9, colour: softInk },
  ]
  let y = top + headHeight
  for (const entry of entries) {
    const height = heightOf(entry)
    marks.push(...entryMarks(entry, y), {
      type: 'line',
      from: [left, y + height],
      to: [right, y + height],
      width: 0.6,
      colour: lineGrey,
    })
    marks.push({ type: 'link', box: { x: left, y, width: columnWidth, height }, toSheet: entry.page })
    y += height
  }
  return marks
}

function entryMarks(entry: ContentsEntry, y: number): readonly Mark[] {
  const { titles, english, numbers } = linesOf(entry)
  const first = y + 15.5
  return [
    textFrom(String(entry.position), left, first, { size }),
    ...titles.map((line, index) =>
      textFrom(line, titleColumn.x, first + index * lineHeight, { size, weight: 'semibold' }),
    ),
    ...english.map((line, index) =>
      textFrom(line, titleColumn.x, first + (titles.length - 1) * lineHeight + 11 + index * 9.5, {
        size: englishSize,
        colour: softInk,
      }),
    ),
    ...numbers.map((line, index) => textFrom(line, numberColumn.x, first + index * lineHeight, { size })),
    textUpTo(entry.issuedOnText, dateEdge, first, { size }),
    textUpTo(String(entry.page), right, first, { size }),
  ]
}

function heightOf(entry: ContentsEntry): number {
  const { titles, english, numbers } = linesOf(entry)
  return Math.max(titles.length * lineHeight + english.length * 9.5, numbers.length * lineHeight) + 8
}

function linesOf(entry: ContentsEntry) {
  return {
    titles: wrapText(entry.title, 'semibold', size, titleColumn.width),
    english: wrapText(entry.titleEn, 'regular', englishSize, titleColumn.width),
    numbers: wrapText(entry.number, 'regular', size, numberColumn.width),
  }
}
