import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** A stream that passes everything on and remembers how much it was. */
export interface Measure {
  readonly stream: Transform
  readonly bytes: () => number
  readonly lines: () => number
  /** Once everything has passed. */
  readonly sha256: () => string
}

const LINE_FEED = 10

export function measure(): Measure {
  const hash = createHash('sha256')
  let bytes = 0
  let lines = 0
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      bytes += chunk.length
      for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, at + 1)) lines += 1
      done(null, chunk)
    },
  })
  return { stream, bytes: () => bytes, lines: () => lines, sha256: () => hash.digest('hex') }
}

/** SHA-256 of a file, in hexadecimal. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}
