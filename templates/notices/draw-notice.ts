import { PDFDocument } from 'pdf-lib'
import { sheetHeight, sheetWidth } from '../permits/layout/measures.ts'
import { missingGlyphs } from '../permits/missing-glyphs.ts'
import { embedFonts, subsetFonts } from '../permits/pdf/embed-fonts.ts'
import { paintSheet } from '../permits/pdf/paint-sheet.ts'
import { prepareForArchive } from '../permits/pdf/prepare-for-archive.ts'
import type { NoticeDocument } from './notice-document.ts'
import { noticeSheets } from './notice-sheets.ts'

/** Draws a notice on as many A4 sheets as it needs; the same notice gives the same bytes. */
export async function drawNotice(given: NoticeDocument): Promise<Uint8Array> {
  const notice = printable(given)
  const sheets = noticeSheets(notice)
  const document = await PDFDocument.create({ updateMetadata: false })
  const fonts = await embedFonts(document, await subsetFonts(sheets))
  for (const sheet of sheets) paintSheet(document.addPage([sheetWidth, sheetHeight]), sheet, fonts)
  prepareForArchive(document, {
    documentId: notice.documentId,
    createdAt: notice.createdAt,
    title: `${notice.title} ${notice.number}`,
    author: notice.authority,
    subject: notice.project,
  })
  return document.save({ useObjectStreams: false })
}

/** A notice is due by law: a character that the font lacks becomes a question mark rather than hold it back. */
function printable(notice: NoticeDocument): NoticeDocument {
  const { addressee, paragraphs, items, authority, project } = notice
  const texts = items.flatMap(({ about, whatIsWrong, howToFix, rule }) => [about, whatIsWrong, howToFix, rule ?? ''])
  const missing = new Set(missingGlyphs([addressee, ...paragraphs, ...texts, authority, project]))
  const clean = (text: string) => [...text].map((each) => (missing.has(each) ? '?' : each)).join('')
  return {
    ...notice,
    addressee: clean(addressee),
    paragraphs: paragraphs.map(clean),
    items: items.map(({ about, whatIsWrong, howToFix, rule }) => ({
      about: clean(about),
      whatIsWrong: clean(whatIsWrong),
      howToFix: clean(howToFix),
      rule: rule === null ? null : clean(rule),
    })),
    authority: clean(authority),
    seal: { ...notice.seal, text: clean(notice.seal.text) },
    project: clean(project),
  }
}
