import { crc32, deflateSync } from 'node:zlib'

const [WIDTH, HEIGHT] = [320, 240]

/** A grey picture that stands for a photo of the demonstration; each `shade`, 0 to 255, is another one. */
export function demoPhoto(shade: number): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(WIDTH, 0)
  header.writeUInt32BE(HEIGHT, 4)
  // Eight bits to the pixel, no colour; each row begins with a byte that says it is not filtered.
  header[8] = 8
  const rows = Buffer.alloc(HEIGHT * (WIDTH + 1), shade)
  for (let row = 0; row < HEIGHT; row += 1) rows[row * (WIDTH + 1)] = 0
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}
