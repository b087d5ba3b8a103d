import { type PDFDocument, PDFName, type PDFPage } from 'pdf-lib'
import type { Sheet } from '../layout/mark.ts'
import { sheetHeight } from '../layout/measures.ts'

/** Makes the lines of the contents lead to their pages. */
export function addLinks(document: PDFDocument, sheets: readonly Sheet[], pages: readonly PDFPage[]): void {
  for (const [index, sheet] of sheets.entries()) {
    const links = sheet.marks.flatMap((mark) => {
      const target = mark.type === 'link' ? pages[mark.toSheet - 1] : undefined
      if (mark.type !== 'link' || !target) return []
      const { x, y, width, height } = mark.box
      const annotation = document.context.obj({
        Type: 'Annot',
        Subtype: 'Link',
        Rect: [x, sheetHeight - y - height, x + width, sheetHeight - y],
        Border: [0, 0, 0],
        // Bit 3, "print": PDF/A-2 wants it on every annotation.
        F: 4,
        Dest: [target.ref, 'Fit'],
      })
      return [document.context.register(annotation)]
    })
    if (links.length > 0) pages[index]?.node.set(PDFName.of('Annots'), document.context.obj(links))
  }
}
