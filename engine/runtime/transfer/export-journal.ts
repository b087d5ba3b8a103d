import { createHash, type KeyObject } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { appendFile, rm } from 'node:fs/promises'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { ISql } from 'postgres'
import { openClient } from '../../store/connection/client.ts'
import { FIRST_PREVIOUS_HASH, hashJournalRow } from '../../store/journal-hash.ts'
import { keepExport } from '../../store/transfer/journal-transfers.ts'
import {
  type CarriedTable,
  type ExportedEntry,
  readJournalOfPark,
  readRowsOfPark,
  readTakenAt,
  tablesAfter,
  tablesBefore,
} from '../../store/transfer/read-journal-of-park.ts'
import { JournalFileError, publicKeyOf, signatureMember } from './journal-file.ts'

export interface ExportRequest {
  readonly url: string
  readonly parkId: string
  /** What an import needs to know of the park, as JSON: the engine does not look into it. */
  readonly park: object
  /** A file that is not there yet. */
  readonly file: string
  readonly key: KeyObject
}

export interface Exported {
  readonly takenAt: string
  readonly instances: number
  readonly entries: number
  /** SHA-256 of what is signed, in hexadecimal. */
  readonly digest: string
}

/** Milliseconds: a large park takes its time. */
const DEADLINE = 86_400_000

/** Characters that are compressed at a time. */
const PART = 65_536

/**
 * Writes the whole journal of a park, as it is at one instant, into a gzip file of JSON Lines, while the system runs;
 * memory stays the same however much it is. The first line says what it is, the last one of the signed part how much,
 * and the signature follows. Whatever fails, no file stays. Refuses a journal whose chain does not hold.
 */
export async function exportJournal(request: ExportRequest): Promise<Exported> {
  const { url, parkId, file, key } = request
  const client = openClient({ url, role: 'siji_engine', connections: 1, deadline: DEADLINE })
  const count = { instances: 0, entries: 0 }
  const hash = createHash('sha256')
  let takenAt = ''
  try {
    await client.run((sql) =>
      sql.begin('isolation level repeatable read read only', async (tx) => {
        takenAt = await readTakenAt(tx)
        const hashed = new Transform({
          transform(part: Buffer, _encoding, done) {
            hash.update(part)
            done(null, part)
          },
        })
        const lines = inParts(linesOf(tx, request, takenAt, count))
        await pipeline(
          Readable.from(lines),
          createGzip(),
          hashed,
          createWriteStream(file, { flags: 'wx', mode: 0o600 }),
        )
      }),
    )
    const digest = hash.digest()
    await appendFile(file, signatureMember(digest, key), { flush: true })
    const exported = { takenAt, ...count, digest: digest.toString('hex') }
    await client.run((sql) => keepExport(sql, { parkId, file, ...exported }))
    return exported
  } catch (error) {
    // What was there before is somebody else's.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) await rm(file, { force: true })
    throw error
  } finally {
    await client.close()
  }
}

async function* linesOf(
  sql: ISql,
  { parkId, park, key }: ExportRequest,
  takenAt: string,
  count: { instances: number; entries: number },
): AsyncGenerator<string> {
  yield JSON.stringify({ journal: 1, takenAt, parkId, park, publicKey: publicKeyOf(key) })
  for (const table of tablesBefore) yield* rowsOf(sql, table, parkId)
  let last: ExportedEntry | null = null
  for await (const page of readJournalOfPark(sql, parkId)) {
    for (const entry of page) {
      checkLink(parkId, entry, last)
      if (last?.instanceId !== entry.instanceId) count.instances += 1
      count.entries += 1
      last = entry
      yield entryLine(entry)
    }
  }
  for (const table of tablesAfter) yield* rowsOf(sql, table, parkId)
  yield JSON.stringify({ end: count })
}

async function* rowsOf(sql: ISql, table: CarriedTable, parkId: string): AsyncGenerator<string> {
  for await (const page of readRowsOfPark(sql, table, parkId)) {
    for (const { row } of page) yield `{"table":"${table}","row":${row}}`
  }
}

// The three JSON texts go in as they are: ids, numbers and hashes need no quoting.
function entryLine({
  instanceId,
  revision,
  commandId,
  at,
  actor,
  command,
  events,
  previousHash,
  hash,
}: ExportedEntry): string {
  return `{"instance":"${instanceId}","revision":${revision},"commandId":"${commandId}","at":${at},"previous":"${previousHash}",\
"hash":"${hash}","actor":${actor},"command":${command},"events":${events}}`
}

function checkLink(parkId: string, entry: ExportedEntry, last: ExportedEntry | null): void {
  const isFirst = last?.instanceId !== entry.instanceId
  const previous = isFirst ? FIRST_PREVIOUS_HASH : (last?.hash ?? '')
  const isNext = entry.revision === (isFirst ? 1 : (last?.revision ?? 0) + 1)
  if (isNext && entry.previousHash === previous && hashJournalRow(previous, { parkId, ...entry }) === entry.hash) return
  throw brokenAt(entry.instanceId, entry.revision)
}

export function brokenAt(instanceId: string, revision: number): JournalFileError {
  return new JournalFileError(
    'journal-chain-broken',
    `Expected the journal of ${instanceId} to follow from row to row, but revision ${revision} does not. Run siji verify-journal.`,
    `实例 ${instanceId} 的日志在第 ${revision} 条断开，请运行 siji verify-journal。`,
  )
}

/** Many short lines as few long texts. */
async function* inParts(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let part = ''
  for await (const line of lines) {
    part += `${line}\n`
    if (part.length < PART) continue
    yield part
    part = ''
  }
  if (part !== '') yield part
}
