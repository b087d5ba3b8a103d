import { readFileSync } from 'node:fs'
import { crc32, deflateSync } from 'node:zlib'

const read = (name: string) => new Uint8Array(readFileSync(new URL(`./files/${name}`, import.meta.url)))

/** A second of film, recorded in a browser. */
export const webm = read('mended.webm')
export const mp4 = read('mended.mp4')

const wall = read('wall.jpg')

/** A photo of 320 × 240 with a place in its text chunk, as a telephone writes one; each `shade` is another picture. */
export function png(shade = 120): Uint8Array {
  const rows = Buffer.alloc(240 * 321, shade)
  for (let row = 0; row < 240; row += 1) rows[row * 321] = 0
  const header = Buffer.alloc(13)
  header.writeUInt32BE(320, 0)
  header.writeUInt32BE(240, 4)
  header[8] = 8
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('tEXt', Buffer.from('Location\0N27.83 E112.91')),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** A JPEG whose Exif says which side is up, and where it was taken; something else follows its end. */
export function jpeg(orientation = 6): Uint8Array {
  const tiff = Buffer.from([0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0])
  const exif = Buffer.concat([Buffer.from('Exif\0\0'), tiff, Buffer.alloc(4), Buffer.from('N27.83 E112.91')])
  const head = Buffer.from([0xff, 0xe1, 0, exif.length + 2])
  return Buffer.concat([wall.subarray(0, 2), head, exif, wall.subarray(2), Buffer.from('N27.83 E112.91')])
}

function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), content])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}
