import type { CleanPhoto } from './clean-photo.ts'

const [START, END, SCAN, APPLICATION, COMMENT] = [0xd8, 0xd9, 0xda, 0xe0, 0xfe] as const

// JFIF, the colour profile and Adobe's colour transform: without them the picture looks different.
const keptApplications: ReadonlySet<number> = new Set([0xe0, 0xe2, 0xee])

/** Keeps the segments that make the picture (ITU-T T.81 Annex B); `null` where there is none. */
export function cleanJpeg(bytes: Uint8Array): CleanPhoto | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.getUint16(0) !== 0xff00 + START) return null
  const parts: Uint8Array[] = []
  let [width, height, orientation] = [0, 0, 1]
  let at = 2
  for (;;) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    if (marker === END) break
    const next = at + 2 + view.getUint16(at + 2)
    if (isFrame(marker)) [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)]
    if (marker === APPLICATION + 1) orientation = orientationOf(view, at + 4) ?? orientation
    const end = marker === SCAN ? endOfScan(view, next) : next
    if (isPicture(marker)) parts.push(bytes.subarray(at, end))
    at = end
  }
  if (width === 0 || height === 0) return null
  const up = orientation === 1 ? [] : [orientationSegment(orientation)]
  return { bytes: joined([bytes.subarray(0, 2), ...up, ...parts, Uint8Array.of(0xff, END)]), width, height }
}

/** Start of a frame, of whichever process; DHT, JPG and DAC lie between their numbers. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
}

function isPicture(marker: number): boolean {
  const isApplication = marker >= APPLICATION && marker < APPLICATION + 16
  return marker !== COMMENT && (!isApplication || keptApplications.has(marker))
}

/** In coded data every 0xFF is followed by a zero or is a restart; anything else is the next marker. */
function endOfScan(view: DataView, start: number): number {
  let at = start
  for (;;) {
    const isMarker = view.getUint8(at) === 0xff
    const next = view.getUint8(at + 1)
    if (isMarker && next !== 0 && (next < 0xd0 || next > 0xd7)) return at
    at += 1
  }
}

/** Which side is up, from Exif (tag 0x0112); `null` where the segment is no Exif or does not say. */
function orientationOf(view: DataView, at: number): number | null {
  if (view.getUint32(at) !== 0x45786966) return null
  const tiff = at + 6
  const isLittle = view.getUint16(tiff) === 0x4949
  const directory = tiff + view.getUint32(tiff + 4, isLittle)
  const count = view.getUint16(directory, isLittle)
  for (let index = 0; index < count; index += 1) {
    const entry = directory + 2 + index * 12
    if (view.getUint16(entry, isLittle) !== 0x0112) continue
    const value = view.getUint16(entry + 8, isLittle)
    return value >= 1 && value <= 8 ? value : null
  }
  return null
}

/** An Exif segment that says nothing else. */
function orientationSegment(orientation: number): Uint8Array {
  const exif = [0x45, 0x78, 0x69, 0x66, 0, 0]
  const tiff = [0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8]
  const entry = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]
  const content = [...exif, ...tiff, 0, 1, ...entry, 0, 0, 0, 0]
  return Uint8Array.of(0xff, APPLICATION + 1, 0, content.length + 2, ...content)
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts))
}
