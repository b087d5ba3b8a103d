import { existsSync, readFileSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { backupError } from './backup-error.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.int().min(0)

const manifest = z.object({
  format: z.literal('siji-backup'),
  version: z.literal(1),
  /** Of Siji, for people: what counts is `migrations`. */
  release: z.string(),
  /** ISO 8601 UTC: the instant of the snapshot, by the database's clock. */
  takenAt: z.string(),
  mode: z.enum(['demo', 'production']),
  /** Of the key that encrypts personal data, which is not in the backup; null before a server ever ran. */
  keyFingerprint: z.string().nullable(),
  migrations: z.array(z.object({ name: z.string(), hash: sha256 })),
  /** First days of the months, in UTC, for which the journal has partitions. */
  months: z.array(z.string().regex(/^\d{4}-\d{2}-01$/)),
  tables: z.array(
    z.object({ name: z.string().regex(/^[a-z_]+$/), columns: z.array(z.string()), rows: count, bytes: count, sha256 }),
  ),
  /** Of `files.txt`, which names every stored file. */
  files: z.object({ count, bytes: count, sha256 }),
})

/** What a backup holds. It is written last: a folder without it is unfinished. */
export type Manifest = z.infer<typeof manifest>

export const tablePath = (table: string): string => join('tables', `${table}.copy.gz`)

export const storedPath = (hash: string): string => join('files', hash.slice(0, 2), hash)

export const LIST_OF_FILES = 'files.txt'

const NAME = 'manifest.json'

export async function writeManifest(folder: string, content: Manifest): Promise<void> {
  const draft = join(folder, `${NAME}.draft`)
  const file = await open(draft, 'wx', 0o600)
  try {
    await file.writeFile(`${JSON.stringify(content, null, 2)}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(draft, join(folder, NAME))
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}

/** Refuses a folder that is no backup, one that was never finished, and one that a later release made. */
export function readManifest(folder: string): Manifest {
  if (!existsSync(join(folder, NAME))) throw existsSync(join(folder, 'tables')) ? unfinished(folder) : none(folder)
  const read = manifest.safeParse(readJson(join(folder, NAME)))
  if (read.success) return read.data
  const { message, path } = read.error.issues[0] ?? { message: '', path: [] }
  throw backupError(
    'refused',
    'manifest-damaged',
    `Expected ${NAME} in ${folder} to be the manifest of a backup of version 1, but at "${path.join('.')}": ${message}.`,
    `${folder} 的 ${NAME} 不是第 1 版备份清单，或已损坏（${path.join('.')}）。`,
  )
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    if (cause instanceof SyntaxError) return null
    throw cause
  }
}

function unfinished(folder: string): Error {
  return backupError(
    'refused',
    'backup-unfinished',
    `The backup in ${folder} was never finished, for it has no ${NAME}. Remove the folder and take another backup.`,
    `${folder} 中的备份没有完成（缺少 ${NAME}）。请删除该文件夹，改用其他备份。`,
  )
}

function none(folder: string): Error {
  return backupError(
    'usage',
    'no-backup-there',
    `Expected a folder that siji backup has written, but there is none at ${folder}.`,
    `${folder} 不是 siji backup 写成的文件夹。`,
  )
}
