import { createReadStream, existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { openFileStore } from '../files/file-store.ts'
import { listedFiles } from './check-backup.ts'
import { storedPath } from './manifest.ts'

/**
 * Puts the stored files of a backup where a server looks for them; one that lies there already is the same. Gives what
 * takes away again those that were new; so does a failure.
 */
export async function placeFiles(folder: string, filesFolder: string): Promise<() => Promise<void>> {
  const store = openFileStore(filesFolder)
  const placed: string[] = []

  async function takeAway(): Promise<void> {
    for (const path of placed) await rm(path, { force: true })
  }

  try {
    for await (const hash of listedFiles(folder)) {
      const path = store.pathOf(hash)
      if (existsSync(path)) continue
      const received = await store.receive(createReadStream(join(folder, storedPath(hash))))
      if (received.sha256 !== hash) {
        await received.drop()
        throw new Error(`Expected ${hash} in the backup to stay as it was checked a moment ago, but it has changed.`)
      }
      placed.push(path)
      await received.keep()
    }
    return takeAway
  } catch (cause) {
    await takeAway()
    throw cause
  }
}
