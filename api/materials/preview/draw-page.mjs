// Draws one page of a PDF that somebody uploaded, as PNG: `node draw-page.mjs <pdf> <page> <png>`. It runs alone in a
// process with limits, for a small file may unfold to gigabytes or never end. Answers one line of JSON:
// `{ "pages": 3 }`, or `{ "reason": "encrypted" | "damaged" | "no-such-page" | "too-large" }`.
import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** Wide enough to read a drawing's labels, small enough for a page of a form to stay below 200 kB. */
const WIDTH = 1_240
const MOST_HEIGHT = 3_600
/** Pictures inside a page above this are left out rather than unfolded. */
const MOST_PIXELS = 36_000_000

const [, , source = '', pageText = '', target = ''] = process.argv

console.log(JSON.stringify(await draw(Number(pageText))))

async function draw(number) {
  const parts = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  const opening = getDocument({
    data: new Uint8Array(await readFile(source)),
    cMapUrl: join(parts, 'cmaps/'),
    standardFontDataUrl: join(parts, 'standard_fonts/'),
    wasmUrl: join(parts, 'wasm/'),
    iccUrl: join(parts, 'iccs/'),
    maxImageSize: MOST_PIXELS,
    isEvalSupported: false,
    enableXfa: false,
    verbosity: VerbosityLevel.ERRORS,
  })
  try {
    const document = await opening.promise
    const pages = document.numPages
    if (number < 1 || number > pages) return { reason: 'no-such-page' }
    const page = await document.getPage(number)
    const natural = page.getViewport({ scale: 1 })
    const scale = Math.min(WIDTH / natural.width, MOST_HEIGHT / natural.height)
    const viewport = page.getViewport({ scale })
    const [width, height] = [Math.round(viewport.width), Math.round(viewport.height)]
    if (!(width >= 1 && height >= 1 && width <= WIDTH && height <= MOST_HEIGHT)) return { reason: 'too-large' }
    const { canvas, context } = document.canvasFactory.create(width, height)
    await page.render({ canvas, canvasContext: context, viewport }).promise
    await writeFile(target, await canvas.encode('png'))
    return { pages }
  } catch (error) {
    return { reason: error?.name === 'PasswordException' ? 'encrypted' : 'damaged' }
  }
}
