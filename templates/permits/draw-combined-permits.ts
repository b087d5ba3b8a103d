import { PDFDocument } from 'pdf-lib'
import type { CombinedPermits } from './combined-permits.ts'
import { layOut } from './layout/lay-out.ts'
import { sheetHeight, sheetWidth } from './layout/measures.ts'
import { missingGlyphs } from './missing-glyphs.ts'
import { addLinks } from './pdf/add-links.ts'
import { addOutline } from './pdf/add-outline.ts'
import { embedFonts, subsetFonts } from './pdf/embed-fonts.ts'
import { paintSheet } from './pdf/paint-sheet.ts'
import { prepareForArchive } from './pdf/prepare-for-archive.ts'
import { printablePermits } from './printable-permits.ts'
import { textsOf } from './texts-of.ts'
import { UnprintablePermit } from './unprintable-permit.ts'

/**
 * Draws a cover and every permit as one PDF, prepared for PDF/A-2b. The same input gives the same bytes. Throws
 * `UnprintablePermit` rather than leave a hole where the font has no glyph.
 */
export async function drawCombinedPermits(input: CombinedPermits): Promise<Uint8Array> {
  const missing = missingGlyphs(textsOf(input))
  if (missing.length > 0) throw unprintable(missing)
  const printable = printablePermits(input)
  const sheets = layOut(printable)
  const document = await PDFDocument.create({ updateMetadata: false })
  const fonts = await embedFonts(document, await subsetFonts(sheets))
  const pages = sheets.map((sheet) => {
    const page = document.addPage([sheetWidth, sheetHeight])
    paintSheet(page, sheet, fonts)
    return page
  })
  addLinks(document, sheets, pages)
  addOutline(document, sheets, pages)
  const { documentId, createdAt, bureau, title, project, applicationNumber } = printable
  prepareForArchive(document, {
    documentId,
    createdAt,
    title: `${title} ${applicationNumber}`,
    author: bureau,
    subject: project.name,
  })
  return document.save({ useObjectStreams: false })
}

function unprintable(missing: readonly string[]): UnprintablePermit {
  const named = missing.map((character) => `${character} (U+${character.codePointAt(0)?.toString(16).toUpperCase()})`)
  return new UnprintablePermit(
    'missing-glyph',
    `Expected every character to be in the permit font, but it lacks ${named.join(', ')}.`,
    `证照字体缺少以下字符，无法打印：${named.join('、')}。`,
  )
}
