import { PDFDocument } from 'pdf-lib'
import type { Mark } from '../permits/layout/mark.ts'
import {
  columnWidth,
  left,
  millimetre,
  right,
  ruleGrey,
  sheetHeight,
  sheetWidth,
  softInk,
} from '../permits/layout/measures.ts'
import { qrCode } from '../permits/layout/qr-code.ts'
import { textAround, textFrom, textUpTo } from '../permits/layout/text-marks.ts'
import { missingGlyphs } from '../permits/missing-glyphs.ts'
import { embedFonts, subsetFonts } from '../permits/pdf/embed-fonts.ts'
import { paintSheet } from '../permits/pdf/paint-sheet.ts'
import { prepareForArchive } from '../permits/pdf/prepare-for-archive.ts'
import { wrapText } from '../permits/typeface/wrap-text.ts'
import type { Receipt } from './receipt.ts'

const qrSide = 32 * millimetre
const labelWidth = 84
const factWidth = columnWidth - qrSide - 24 - labelWidth
const size = 11
const lineHeight = 18

/** Draws a receipt on one A4 sheet: number largest, then what was handed in, the QR code, what happens next. */
export async function drawReceipt(given: Receipt): Promise<Uint8Array> {
  const receipt = printable(given)
  const sheet = { outline: receipt.title, marks: marksOf(receipt) }
  const document = await PDFDocument.create({ updateMetadata: false })
  const fonts = await embedFonts(document, await subsetFonts([sheet]))
  paintSheet(document.addPage([sheetWidth, sheetHeight]), sheet, fonts)
  const { createdAt, title, number, bureau, project } = receipt
  prepareForArchive(document, {
    documentId: `receipt ${number}`,
    createdAt,
    title: `${title} ${number}`,
    author: bureau,
    subject: project,
  })
  return document.save({ useObjectStreams: false })
}

function marksOf(receipt: Receipt): readonly Mark[] {
  const marks: Mark[] = [
    textFrom(receipt.title, left, 92, { size: 20, weight: 'semibold' }),
    textFrom(receipt.number, left, 130, { size: 26, weight: 'semibold' }),
    line(146),
  ]
  let y = 176
  for (const { label, value } of receipt.facts) {
    marks.push(textFrom(label, left, y, { size, colour: softInk }))
    for (const text of wrapText(value, 'regular', size, factWidth)) {
      marks.push(textFrom(text, left + labelWidth, y, { size }))
      y += lineHeight
    }
    y += 4
  }
  const middle = right - qrSide / 2
  marks.push(
    qrCode(receipt.queryUrl, right - qrSide, 164, qrSide),
    textAround(receipt.scan, middle, 164 + qrSide + 16, { size: 9, colour: softInk }),
    textAround(receipt.code, middle, 164 + qrSide + 32, { size: 12, weight: 'semibold' }),
  )
  y = Math.max(y, 164 + qrSide + 44)
  marks.push(line(y))
  y += 26
  for (const text of wrapText(receipt.next, 'regular', size, columnWidth)) {
    marks.push(textFrom(text, left, y, { size }))
    y += lineHeight
  }
  marks.push(textUpTo(receipt.bureau, right, y + 26, { size }))
  if (receipt.sample !== null)
    marks.push(textFrom(receipt.sample, left, sheetHeight - 48, { size: 9, colour: softInk }))
  return marks
}

function line(y: number): Mark {
  return { type: 'line', from: [left, y], to: [right, y], width: 0.6, colour: ruleGrey }
}

/** A receipt is given at once: a character that the font lacks becomes a question mark rather than hold it back. */
function printable(receipt: Receipt): Receipt {
  const texts = [receipt.project, receipt.next, receipt.bureau, ...receipt.facts.map(({ value }) => value)]
  const missing = missingGlyphs(texts)
  const clean = (text: string) => [...text].map((each) => (missing.includes(each) ? '?' : each)).join('')
  return {
    ...receipt,
    project: clean(receipt.project),
    next: clean(receipt.next),
    bureau: clean(receipt.bureau),
    facts: receipt.facts.map(({ label, value }) => ({ label, value: clean(value) })),
  }
}
