import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { measure } from './measure.ts'

/** Hashes of the files that a folder holds, in their order; what is still arriving or can be drawn anew is none. */
export async function* listStoredFiles(folder: string): AsyncGenerator<string> {
  for (const part of (await namesIn(folder)).filter((name) => /^[0-9a-f]{2}$/.test(name))) {
    yield* (await namesIn(join(folder, part))).filter((name) => /^[0-9a-f]{64}$/.test(name))
  }
}

/** Copies a file, on disk when it resolves; tells what was copied, which is for the caller to compare. */
export async function copyFile(
  source: string,
  target: string,
): Promise<{ readonly sha256: string; readonly bytes: number }> {
  const passed = measure()
  await mkdir(dirname(target), { recursive: true, mode: 0o700 })
  await pipeline(
    createReadStream(source),
    passed.stream,
    createWriteStream(target, { flags: 'wx', mode: 0o600, flush: true }),
  )
  return { sha256: passed.sha256(), bytes: passed.bytes() }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort()
  } catch (cause) {
    // Nobody has stored a file yet.
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return []
    throw cause
  }
}
