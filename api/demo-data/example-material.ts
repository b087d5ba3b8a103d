import { PDFDocument, StandardFonts } from 'pdf-lib'

/** A small real PDF that stands for one material. */
export async function exampleMaterial(code: string, pages = 1): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  const font = await document.embedFont(StandardFonts.Helvetica)
  for (let page = 1; page <= pages; page += 1) {
    document
      .addPage([595, 842])
      .drawText(`Sample: ${code}, page ${page} of ${pages}`, { x: 60, y: 760, size: 16, font })
  }
  return await document.save()
}
