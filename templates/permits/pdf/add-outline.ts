import { type PDFDocument, PDFHexString, PDFName, type PDFPage } from 'pdf-lib'
import type { Sheet } from '../layout/mark.ts'

/** The viewer's list of contents: one entry for each sheet that begins something (ISO 32000-1 §12.3.3). */
export function addOutline(document: PDFDocument, sheets: readonly Sheet[], pages: readonly PDFPage[]): void {
  const { context, catalog } = document
  const entries = sheets.flatMap(({ outline }, index) => {
    const page = pages[index]
    return outline === null || !page ? [] : [{ title: outline, page, ref: context.nextRef() }]
  })
  const [first, last] = [entries[0], entries.at(-1)]
  if (!first || !last) return
  const root = context.nextRef()
  for (const [index, { title, page, ref }] of entries.entries()) {
    const [before, after] = [entries[index - 1], entries[index + 1]]
    const item = context.obj({ Title: PDFHexString.fromText(title), Parent: root, Dest: [page.ref, 'Fit'] })
    if (before) item.set(PDFName.of('Prev'), before.ref)
    if (after) item.set(PDFName.of('Next'), after.ref)
    context.assign(ref, item)
  }
  context.assign(root, context.obj({ Type: 'Outlines', First: first.ref, Last: last.ref, Count: entries.length }))
  catalog.set(PDFName.of('Outlines'), root)
}
