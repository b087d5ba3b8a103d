import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { BackupProblem } from './backup-error.ts'
import { LIST_OF_FILES, type Manifest, storedPath, tablePath } from './manifest.ts'
import { hashFile } from './measure.ts'

/** Every file of a backup that is not there or not as it was written; reads all of them and writes nothing. */
export async function checkBackup(folder: string, { tables, files }: Manifest): Promise<readonly BackupProblem[]> {
  const problems: BackupProblem[] = []

  async function check(path: string, expected: string): Promise<void> {
    const full = join(folder, path)
    const found = existsSync(full) ? await hashFile(full) : null
    if (found === null) problems.push(missing(path))
    else if (found !== expected) problems.push(damaged(path, expected, found))
  }

  for (const { name, sha256 } of tables) await check(tablePath(name), sha256)
  await check(LIST_OF_FILES, files.sha256)
  // Whoever changed the list could name any path.
  if (problems.some(({ file }) => file === LIST_OF_FILES)) return problems
  for await (const hash of listedFiles(folder)) await check(storedPath(hash), hash)
  return problems
}

/** Hashes of the stored files that a backup holds. */
export async function* listedFiles(folder: string): AsyncGenerator<string> {
  for await (const line of createInterface(createReadStream(join(folder, LIST_OF_FILES)))) yield line.slice(0, 64)
}

function missing(file: string): BackupProblem {
  return {
    code: 'backup-incomplete',
    file,
    message: `Expected ${file} in the backup, but it is not there. Use another backup.`,
    messageZh: `备份中缺少 ${file}，请改用其他备份。`,
  }
}

function damaged(file: string, expected: string, found: string): BackupProblem {
  return {
    code: 'backup-damaged',
    file,
    message: `Expected ${file} to have the SHA-256 ${expected}, but found ${found}. Use another backup.`,
    messageZh: `备份中的 ${file} 已损坏或被改动（SHA-256 应为 ${expected}，实为 ${found}），请改用其他备份。`,
  }
}
