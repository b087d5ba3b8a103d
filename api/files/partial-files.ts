import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

const KEPT_FOR = 3 * 24 * 3_600_000

/** Files that arrive in pieces. What has arrived stays, so that an upload goes on where it was cut off. */
export interface PartialFiles {
  /** How many bytes have arrived. */
  readonly sizeOf: (key: string) => Promise<number>
  /** Writes a piece at its place; what arrives of one that is cut off is kept. Gives how many bytes there are now. */
  readonly write: (key: string, offset: number, piece: Readable) => Promise<number>
  readonly pathOf: (key: string) => string
  readonly drop: (key: string) => Promise<void>
  /** Removes what nobody went on with for three days; `now` in milliseconds. */
  readonly dropForgotten: (now: number) => Promise<void>
}

/** Keeps the pieces in a folder that every node mounts. */
export function openPartialFiles(folder: string): PartialFiles {
  const place = join(folder, 'partial')
  const pathOf = (key: string) => join(place, createHash('sha256').update(key).digest('hex'))
  const sizeOf = (key: string) => sizeAt(pathOf(key))

  return {
    pathOf,
    sizeOf,
    write: async (key, offset, piece) => {
      await mkdir(place, { recursive: true })
      await (await open(pathOf(key), 'a')).close()
      try {
        await pipeline(piece, createWriteStream(pathOf(key), { flags: 'r+', start: offset, flush: true }))
      } catch (error) {
        if (!isCutOff(error)) throw error
      }
      return await sizeOf(key)
    },
    drop: (key) => rm(pathOf(key), { force: true }),
    dropForgotten: async (now) => {
      const names = await readdir(place).catch(() => [])
      for (const name of names) {
        const { mtimeMs } = await stat(join(place, name))
        if (now - mtimeMs > KEPT_FOR) await rm(join(place, name), { force: true })
      }
    },
  }
}

async function sizeAt(path: string): Promise<number> {
  return await stat(path).then(
    ({ size }) => size,
    (error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 0
      throw error
    },
  )
}

function isCutOff(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  return code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ABORT_ERR'
}
