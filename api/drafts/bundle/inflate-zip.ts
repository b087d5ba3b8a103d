import { promisify } from 'node:util'
import { crc32, inflateRaw } from 'node:zlib'
import { BadZip, readZipDirectory, type ZipEntry } from './zip-directory.ts'

const inflate = promisify(inflateRaw)

/**
 * The files of a `.zip`, at most `limit` bytes in all: what it declares is refused before anything is inflated, what it
 * really holds while it is. Folders are left out. Throws `BadZip`.
 */
export async function inflateZip(bytes: Uint8Array, limit: number): Promise<ReadonlyMap<string, Uint8Array>> {
  const entries = readZipDirectory(bytes)
  const declared = entries.reduce((sum, { size }) => sum + size, 0)
  if (declared > limit) throw new BadZip('too-large', String(declared))
  const files = new Map<string, Uint8Array>()
  for (const entry of entries) if (!entry.isFolder) files.set(entry.path, await contentOf(entry))
  return files
}

async function contentOf({ path, isDeflated, compressed, size, crc }: ZipEntry): Promise<Uint8Array> {
  const content = isDeflated ? await inflated(path, compressed, size) : compressed
  if (content.length !== size) throw new BadZip('size', path)
  if (crc32(content) !== crc) throw new BadZip('broken', path)
  return content
}

async function inflated(path: string, compressed: Uint8Array, size: number): Promise<Uint8Array> {
  try {
    return await inflate(compressed, { maxOutputLength: Math.max(size, 1) })
  } catch (error) {
    const isMore = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    throw new BadZip(isMore ? 'size' : 'broken', path)
  }
}
