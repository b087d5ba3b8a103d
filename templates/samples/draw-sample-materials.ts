import { PDFDocument } from 'pdf-lib'
import { fieldTable, rowsOf } from '../permits/layout/field-table.ts'
import type { Sheet } from '../permits/layout/mark.ts'
import { left, right, sheetHeight, sheetWidth, softInk } from '../permits/layout/measures.ts'
import { heightOfRows } from '../permits/layout/paginate-rows.ts'
import { textAround, textFrom, textUpTo } from '../permits/layout/text-marks.ts'
import { embedFonts, type SubsetFonts, subsetFonts } from '../permits/pdf/embed-fonts.ts'
import { paintSheet } from '../permits/pdf/paint-sheet.ts'
import type { SampleMaterial } from './sample-material.ts'

const middle = sheetWidth / 2
const tableTop = 150
const measures = { size: 11, lineHeight: 18, padding: 7 }

/** Draws a material for each code, some 20 kB each: the fonts are cut to what all of them show, then to each. */
export async function drawSampleMaterials(
  samples: ReadonlyMap<string, SampleMaterial>,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const sheets = new Map([...samples].map(([code, sample]) => [code, sheetsOf(sample)]))
  const shared = await subsetFonts([...sheets.values()].flat())
  const drawn = new Map<string, Uint8Array>()
  for (const [code, pages] of sheets) drawn.set(code, await drawPages(pages, shared))
  return drawn
}

async function drawPages(sheets: readonly Sheet[], shared: SubsetFonts): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  document.setTitle(sheets[0]?.outline ?? '')
  const fonts = await embedFonts(document, await subsetFonts(sheets, shared))
  for (const sheet of sheets) paintSheet(document.addPage([sheetWidth, sheetHeight]), sheet, fonts)
  return document.save()
}

function sheetsOf(sample: SampleMaterial): readonly Sheet[] {
  return Array.from({ length: sample.pages }, (_, index) => sheetOf(sample, index + 1))
}

function sheetOf({ title, mark, subtitle, fields, note, of, issuedBy, issuedOn }: SampleMaterial, page: number): Sheet {
  const rows = rowsOf(fields, measures)
  const height = heightOfRows(rows, measures)
  const signed = tableTop + height + 44
  return {
    outline: title,
    marks: [
      textUpTo(mark, right, 62, { size: 11, weight: 'semibold', colour: softInk }),
      textAround(title, middle, 100, { size: 20, weight: 'semibold' }),
      textAround(subtitle, middle, 126, { size: 11, colour: softInk }),
      ...fieldTable(rows, measures, tableTop, height),
      textUpTo(issuedBy, right, signed, { size: 11 }),
      textUpTo(issuedOn, right, signed + 20, { size: 11 }),
      textFrom(note, left, sheetHeight - 48, { size: 9, colour: softInk }),
      textUpTo(`${page} / ${of}`, right, sheetHeight - 48, { size: 9, colour: softInk }),
    ],
  }
}
