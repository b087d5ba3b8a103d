import { createReadStream, createWriteStream } from 'node:fs'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setImmediate as turn } from 'node:timers/promises'
import { createGunzip, createGzip } from 'node:zlib'
import postgres, { type Sql } from 'postgres'
import { backupError } from './backup-error.ts'
import type { Manifest } from './manifest.ts'
import { measure } from './measure.ts'
import type { BackedUpTable } from './queries.ts'

/** Writes all rows of a table, as the open transaction sees them, to a compressed file. */
export async function copyOut(
  sql: Sql,
  { name, columns }: BackedUpTable,
  path: string,
): Promise<Manifest['tables'][number]> {
  const [plain, packed] = [measure(), measure()]
  const rows = await sql`copy (select ${sql([...columns])} from ${sql(name)}) to stdout`.readable()
  const file = createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true })
  await pipeline(rows, plain.stream, createGzip(), packed.stream, file)
  // The driver stops reading from the connection while we are slow, and forgets to go on when that was the end.
  rows._read(0)
  return { name, columns: [...columns], rows: plain.lines(), bytes: packed.bytes(), sha256: packed.sha256() }
}

/** Reads the file back into the empty table; refuses another number of rows than was written. */
export async function copyIn(
  sql: Sql,
  { name, columns, rows }: Manifest['tables'][number],
  isForced: boolean,
  path: string,
): Promise<void> {
  // COPY does not read into a table whose policies hold for whoever copies; the transaction's end brings them back.
  if (isForced) await sql`alter table ${sql(name)} no force row level security`
  const plain = measure()
  try {
    const target = await sql`copy ${sql(name)} (${sql(columns)}) from stdin`.writable()
    await pipeline(createReadStream(path), createGunzip(), plain.stream, (source) => pour(source, target))
    // The driver tells nobody of a COPY that is refused after its last row; the next statement notices.
    await sql`select 1`
  } catch (cause) {
    throw cause instanceof postgres.PostgresError ? refused(name, cause.message) : cause
  }
  if (plain.lines() !== rows) throw refused(name, `${rows} rows were written, ${plain.lines()} found`)
  if (isForced) await sql`alter table ${sql(name)} force row level security`
}

/** Waits for each piece, and not for the end: that would never come where it is refused. */
async function pour(source: AsyncIterable<Buffer>, target: Writable): Promise<void> {
  // Whatever it says, the next piece or the next statement fails with it.
  target.on('error', () => {})
  for await (const piece of source) {
    await new Promise<void>((resolve, reject) => target.write(piece, (error) => (error ? reject(error) : resolve())))
  }
  target.end()
  await turn()
}

function refused(name: string, reason: string): Error {
  return backupError(
    'refused',
    'rows-refused',
    `Expected the rows of the table ${name} to fit, but the database refused them: ${reason}.`,
    `备份中表 ${name} 的数据被数据库拒绝：${reason}。`,
  )
}
