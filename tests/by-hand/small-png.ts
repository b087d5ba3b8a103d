import { crc32, deflateSync, inflateSync } from 'node:zlib'

/** The same picture in at most 256 colours, as a browser's screenshot (8 bits, RGB or RGBA, not interlaced) needs few. */
export function smallPng(png: Buffer): Buffer {
  const { width, height, pixels } = decode(png)
  const palette = paletteOf(pixels)
  const nearest = new Map<number, number>()
  const rows = Buffer.alloc((width + 1) * height)
  pixels.forEach((colour, at) => {
    const index = nearest.get(colour) ?? nearestTo(palette, colour)
    nearest.set(colour, index)
    rows[Math.floor(at / width) * (width + 1) + 1 + (at % width)] = index
  })
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // Eight bits for each place in a palette.
  header.set([8, 3, 0, 0, 0], 8)
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))
  const parts = [chunk('IHDR', header), chunk('PLTE', colours), chunk('IDAT', deflateSync(rows, { level: 9 }))]
  return Buffer.concat([png.subarray(0, 8), ...parts, chunk('IEND', Buffer.alloc(0))])
}

function decode(png: Buffer) {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  const size = png[25] === 6 ? 4 : 3
  const data: Buffer[] = []
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  }
  const bytes = inflateSync(Buffer.concat(data))
  const line = width * size
  let above = Buffer.alloc(line)
  const pixels = new Uint32Array(width * height)
  for (let y = 0; y < height; y += 1) {
    const start = y * (line + 1)
    const row = Buffer.from(bytes.subarray(start + 1, start + 1 + line))
    unfilter(bytes[start] ?? 0, row, above, size)
    for (let x = 0; x < width; x += 1) pixels[y * width + x] = row.readUIntBE(x * size, 3)
    above = row
  }
  return { width, height, pixels }
}

/** PNG (ISO/IEC 15948) §9: each byte was written as its difference from its neighbours. */
function unfilter(filter: number, row: Buffer, above: Buffer, size: number): void {
  for (let at = 0; at < row.length; at += 1) {
    const left = row[at - size] ?? 0
    const up = above[at] ?? 0
    const corner = at < size ? 0 : (above[at - size] ?? 0)
    const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0
    row[at] = ((row[at] ?? 0) + guess) & 255
  }
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}

function paletteOf(pixels: Uint32Array): readonly number[] {
  const counts = new Map<number, number>()
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1)
  const sorted = [...counts].sort(([, a], [, b]) => b - a).map(([colour]) => colour)
  // Half of it for what is rare, so that no colour is far from all of them.
  return [
    ...new Set([...sorted.slice(0, 128), ...sorted.filter((_, at) => at % Math.ceil(sorted.length / 128) === 0)]),
  ].slice(0, 256)
}

function nearestTo(palette: readonly number[], colour: number): number {
  let best = 0
  let least = Infinity
  palette.forEach((each, at) => {
    const [red, green, blue] = [16, 8, 0].map((shift) => ((each >> shift) & 255) - ((colour >> shift) & 255))
    const distance = (red ?? 0) ** 2 + (green ?? 0) ** 2 + (blue ?? 0) ** 2
    if (distance < least) [best, least] = [at, distance]
  })
  return best
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}
