import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** Files by the SHA-256 of their bytes: written once, never changed. Every node mounts the same folder. */
export interface FileStore {
  /** Receives a stream into a file of its own, to be looked at before it is kept or dropped. */
  readonly receive: (source: Readable) => Promise<ReceivedFile>
  /** Takes a file that lies ready in the same folder. */
  readonly adopt: (path: string) => Promise<ReceivedFile>
  /** Writes ready bytes; on disk when it resolves. */
  readonly put: (bytes: Uint8Array) => Promise<StoredFile>
  /** The whole file, or a part of it from byte `start` to byte `end`, both of them in it. */
  readonly read: (sha256: string, part?: { readonly start: number; readonly end: number }) => Readable
  readonly sizeOf: (sha256: string) => Promise<number>
  /** Where it lies, for a process that reads it by itself. */
  readonly pathOf: (sha256: string) => string
  /** Where what is made from a file lies under a name; whoever finds nothing there makes it anew. */
  readonly derivedPath: (sha256: string, name: string) => string
}

export interface StoredFile {
  readonly sha256: string
  readonly bytes: number
}

export interface ReceivedFile extends StoredFile {
  readonly path: string
  /** On disk under its name when it resolves: only then may a row speak of it. */
  readonly keep: () => Promise<StoredFile>
  readonly drop: () => Promise<void>
}

export function openFileStore(folder: string): FileStore {
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256)

  async function receive(source: Readable): Promise<ReceivedFile> {
    await mkdir(join(folder, 'incoming'), { recursive: true })
    const path = join(folder, 'incoming', randomUUID())
    const hash = createHash('sha256')
    let bytes = 0
    const measure = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk)
        bytes += chunk.length
        done(null, chunk)
      },
    })
    try {
      await pipeline(source, measure, createWriteStream(path, { flags: 'wx', flush: true }))
    } catch (error) {
      await rm(path, { force: true })
      throw error
    }
    return received(path, hash.digest('hex'), bytes)
  }

  async function adopt(path: string): Promise<ReceivedFile> {
    const hash = createHash('sha256')
    await pipeline(createReadStream(path), hash)
    return received(path, hash.digest('hex'), (await stat(path)).size)
  }

  function received(path: string, sha256: string, bytes: number): ReceivedFile {
    return {
      sha256,
      bytes,
      path,
      keep: async () => {
        await settle(path, pathOf(sha256))
        return { sha256, bytes }
      },
      drop: () => rm(path, { force: true }),
    }
  }

  async function put(content: Uint8Array): Promise<StoredFile> {
    await mkdir(join(folder, 'incoming'), { recursive: true })
    const path = join(folder, 'incoming', randomUUID())
    const sha256 = createHash('sha256').update(content).digest('hex')
    const file = await open(path, 'wx')
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    await settle(path, pathOf(sha256))
    return { sha256, bytes: content.length }
  }

  return {
    receive,
    adopt,
    put,
    sizeOf: async (sha256) => (await stat(pathOf(sha256))).size,
    read: (sha256, part) => createReadStream(pathOf(sha256), part),
    pathOf,
    derivedPath: (sha256, name) => join(folder, 'derived', sha256.slice(0, 2), `${sha256}.${name}`),
  }
}

/** Gives a written file its name. The folder is synced too, or a power cut could forget the name. */
async function settle(path: string, target: string): Promise<void> {
  if (await exists(target)) {
    await rm(path, { force: true })
    return
  }
  await mkdir(dirname(target), { recursive: true })
  await rename(path, target)
  for (const folder of [dirname(target), dirname(dirname(target))]) {
    const handle = await open(folder, 'r')
    await handle.sync().finally(() => handle.close())
  }
}

async function exists(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    (error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false
      throw error
    },
  )
}
