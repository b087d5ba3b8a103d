import type { CombinedPermits } from '../combined-permits.ts'
import { fitText } from '../typeface/fit-text.ts'
import { wrapText } from '../typeface/wrap-text.ts'
import { words } from '../words.ts'
import { type ContentsEntry, contentsPages, contentsTable } from './contents-table.ts'
import type { Mark, Sheet } from './mark.ts'
import { columnWidth, left, right, sheetWidth, softInk } from './measures.ts'
import { qrCode } from './qr-code.ts'
import { sampleTag } from './sheet-furniture.ts'
import { textAround, textFrom } from './text-marks.ts'

const middle = sheetWidth / 2
const qr = { y: 708, side: 76 }
const continuedTop = 96

/** The cover: bureau, title, whose and which project, the contents in the order of issue, and how to verify. */
export function coverSheets(
  input: CombinedPermits,
  entriesAfter: (sheets: number) => readonly ContentsEntry[],
): readonly Sheet[] {
  const head = coverHead(input)
  const room = { first: qr.y - 16 - head.bottom, later: 780 - continuedTop }
  const count = contentsPages(entriesAfter(1), room.first, room.later).length
  const pages = contentsPages(entriesAfter(count), room.first, room.later)
  return pages.map((entries, index): Sheet => {
    const tag = input.sample ? sampleTag(right, 34) : []
    if (index > 0)
      return { outline: null, marks: [...tag, ...contentsTable(words.contentsContinued, entries, continuedTop)] }
    const marks = [...tag, ...head.marks, ...contentsTable(words.contents, entries, head.bottom), ...verifying(input)]
    return { outline: input.title, marks }
  })
}

function coverHead(input: CombinedPermits): { readonly marks: readonly Mark[]; readonly bottom: number } {
  const marks: Mark[] = []
  const bureau = fitText(input.bureau, 'regular', [12.8, 11, 9.5], columnWidth - 80)
  const title = fitText(input.title, 'semibold', [29, 24, 20], columnWidth / 1.09)
  let y = centred(marks, bureau.lines, 86, { size: bureau.size, spacing: 1 })
  y = centred(marks, title.lines, y + 47, { size: title.size, weight: 'semibold', spacing: title.size * 0.09 })
  y = centred(marks, wrapText(input.titleEn, 'regular', 10, columnWidth), y + 22, { size: 10, colour: softInk })
  const project = fitText(input.project.name, 'regular', [15.6, 14, 12.5], columnWidth, 2)
  y = centred(marks, project.lines, y + 32, { size: project.size })
  y = facts(marks, input, y + 30)
  return { marks, bottom: y + 34 }
}

function centred(marks: Mark[], lines: readonly string[], y: number, style: Parameters<typeof textAround>[3]): number {
  for (const [index, line] of lines.entries()) {
    marks.push(textAround(line, middle, y + index * style.size * 1.4, style))
  }
  return y + (lines.length - 1) * style.size * 1.4
}

function facts(marks: Mark[], input: CombinedPermits, top: number): number {
  const style = { size: 11.2 }
  const valueFrom = left + 78
  marks.push(rule(top))
  let y = top + 24
  for (const [label, value] of [
    [words.applicant, input.applicant.name],
    [words.creditCode, input.applicant.creditCode],
    [words.projectCode, input.project.code],
    [words.applicationNumber, input.applicationNumber],
    [words.acceptedAndIssued, `${input.acceptedText} / ${input.issuedText}`],
  ] as const) {
    marks.push(textFrom(label, left, y, { ...style, colour: softInk }))
    const lines = wrapText(value, 'regular', style.size, right - valueFrom)
    for (const [index, line] of lines.entries()) marks.push(textFrom(line, valueFrom, y + index * 16, style))
    y += 22 + (lines.length - 1) * 16
  }
  marks.push(rule(y - 7))
  return y - 7
}

function verifying(input: CombinedPermits): readonly Mark[] {
  const x = left + qr.side + 18
  const note = wrapText(words.coverNote, 'regular', 9.6, right - x)
  return [
    qrCode(input.verifyUrl, left, qr.y, qr.side),
    textFrom(words.scanToVerify, x, qr.y + 27, { size: 11.2, weight: 'semibold' }),
    ...note.map((line, index) => textFrom(line, x, qr.y + 46 + index * 15.5, { size: 9.6, colour: softInk })),
  ]
}

function rule(y: number): Mark {
  return { type: 'line', from: [left, y], to: [right, y], width: 0.9, colour: softInk }
}
