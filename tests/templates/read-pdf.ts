import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

export interface Raster {
  readonly width: number
  readonly height: number
  /** Red, green, blue, alpha, row by row. */
  readonly pixels: Uint8ClampedArray
}

export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  // pdf.js takes the bytes away from their owner, so it is given a copy.
  return getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
}

/** The text of a page, item by item in reading order. */
export async function textOfPage(document: PDFDocumentProxy, pageNumber: number): Promise<string> {
  const page = await document.getPage(pageNumber)
  const content = await page.getTextContent()
  return content.items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('')
}

/** A page as pixels, `scale` pixels to the point, drawn by pdf.js. */
export async function rasterise(document: PDFDocumentProxy, pageNumber: number, scale: number): Promise<Raster> {
  const page = await document.getPage(pageNumber)
  const viewport = page.getViewport({ scale })
  const [width, height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)]
  const { canvas, context } = canvasOf(document, width, height)
  await page.render({ canvas, canvasContext: context, viewport }).promise
  return { width, height, pixels: context.getImageData(0, 0, width, height).data }
}

function canvasOf(document: PDFDocumentProxy, width: number, height: number) {
  // pdf.js types its canvas factory as a bare object; its `create` answers with both of these.
  const factory = document.canvasFactory as {
    create(width: number, height: number): { canvas: HTMLCanvasElement; context: CanvasRenderingContext2D }
  }
  return factory.create(width, height)
}

/** Whether anything dark lies in a box, given in points. */
export function hasInk(raster: Raster, scale: number, x: number, y: number, width: number, height: number): boolean {
  for (let row = Math.floor(y * scale); row < Math.ceil((y + height) * scale); row += 1) {
    for (let column = Math.floor(x * scale); column < Math.ceil((x + width) * scale); column += 1) {
      const green = raster.pixels[(row * raster.width + column) * 4 + 1]
      if (green !== undefined && green < 170) return true
    }
  }
  return false
}
