import type { CleanPhoto } from './clean-photo.ts'

const SIGNATURE = 8

// What PNG (third edition, §11) needs to draw the picture in its colours.
const kept: ReadonlySet<string> = new Set([
  ...['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'bKGD', 'pHYs', 'cICP'],
])

/** Keeps the chunks that make the picture; `null` where there is none. */
export function cleanPng(bytes: Uint8Array): CleanPhoto | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.getUint32(0) !== 0x89504e47) return null
  const parts = [bytes.subarray(0, SIGNATURE)]
  let [width, height] = [0, 0]
  let at = SIGNATURE
  for (let name = ''; name !== 'IEND'; ) {
    const end = at + 12 + view.getUint32(at)
    name = Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1')
    // Reading its last byte throws where the file ends before.
    view.getUint8(end - 1)
    if (name === 'IHDR') [width, height] = [view.getUint32(at + 8), view.getUint32(at + 12)]
    if (kept.has(name)) parts.push(bytes.subarray(at, end))
    at = end
  }
  if (width === 0 || height === 0) return null
  return { bytes: new Uint8Array(Buffer.concat(parts)), width, height }
}
