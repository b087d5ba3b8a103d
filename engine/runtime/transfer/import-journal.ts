import type { KeyObject } from 'node:crypto'
import { evolve } from '../../core/evolve.ts'
import type { ProcessInstance } from '../../core/instance.ts'
import type { InstanceChange, JournalEntry } from '../../core/store.ts'
import { type DatabaseClient, openClient } from '../../store/connection/client.ts'
import { createDatabaseClock } from '../../store/connection/database-clock.ts'
import { createSqlStore } from '../../store/sql-store.ts'
import {
  beginImport,
  endImport,
  findRevisions,
  forgetThrownAgain,
  insertCarriedRows,
} from '../../store/transfer/journal-transfers.ts'
import type { CarriedTable } from '../../store/transfer/read-journal-of-park.ts'
import { JournalFileError } from './journal-file.ts'
import { type CheckedFile, checkJournalFile, readJournalFile } from './read-journal-file.ts'

export interface ImportRequest {
  readonly url: string
  readonly file: string
  readonly key: KeyObject
  /** Makes the park that the file speaks of, where it is not there yet. */
  readonly prepare: (head: Pick<CheckedFile, 'parkId' | 'park'>) => Promise<void>
}

export interface Imported extends CheckedFile {
  /** The whole of it was there before. */
  readonly wasDone: boolean
}

const DEADLINE = 600_000

/** Entries of one statement, and of instances that are held at a time. */
const ENTRIES = 500

/**
 * Puts an exported journal into a database in which the park has nothing yet. The file is read twice: nothing is written
 * before all of it has been checked. Every instance is folded from its events and written as it was at work, so that the
 * rows beside it are what they were; after a kill the same file goes on where it was.
 */
export async function importJournal(request: ImportRequest): Promise<Imported> {
  const { url, file, key, prepare } = request
  const checked = await checkJournalFile(file, key)
  await prepare(checked)
  const client = openClient({ url, role: 'siji_engine', connections: 2, deadline: DEADLINE })
  try {
    const { parkId, digest } = checked
    const state = await client.run((sql) => beginImport(sql, parkId, digest))
    if (state === 'not-empty') throw notEmpty(parkId)
    if (state !== 'done') {
      await writeLines(client, checked, file)
      await client.run((sql) => endImport(sql, parkId))
    }
    return { ...checked, wasDone: state === 'done' }
  } finally {
    await client.close()
  }
}

/** One instance that is being read. */
interface Open {
  readonly id: string
  readonly entries: JournalEntry[]
  /** Before these entries. */
  readonly instance: ProcessInstance | null
}

async function writeLines(client: DatabaseClient, { parkId, end }: CheckedFile, file: string): Promise<void> {
  const store = createSqlStore({ writer: client, reader: client, clock: createDatabaseClock(), retryDelay: 1_000 })
  const carried = new Map<CarriedTable, string[]>()
  const at: { open: Open | null; waiting: Open[]; held: number } = { open: null, waiting: [], held: 0 }

  async function flush(): Promise<void> {
    for (const changes of await unwritten(client, parkId, at.waiting)) await store.write(changes)
    const ids = at.waiting.map(({ id }) => id)
    if (ids.length > 0) await client.run((sql) => forgetThrownAgain(sql, parkId, ids))
    at.waiting = []
    at.held = 0
  }

  async function take(instanceId: string, entry: JournalEntry): Promise<void> {
    const { open } = at
    const isSame = open?.id === instanceId
    if (open !== null && (!isSame || open.entries.length >= ENTRIES)) {
      at.waiting.push(open)
      // A long life is written in pieces, each after the one before.
      if (isSame || at.held >= ENTRIES) await flush()
      at.open = null
    }
    at.open ??= {
      id: instanceId,
      entries: [],
      instance: isSame && open !== null ? fold(open.instance, open.entries) : null,
    }
    at.open.entries.push(entry)
    at.held += 1
  }

  async function carry(table: CarriedTable, row: string): Promise<void> {
    const rows = carried.get(table) ?? []
    carried.set(table, rows)
    rows.push(row)
    // The files of a deployment may be large.
    if (rows.length < ENTRIES && table !== 'deployment_files') return
    carried.delete(table)
    await client.run((sql) => insertCarriedRows(sql, table, rows))
  }

  for await (const line of readJournalFile(file, end)) {
    if (line.type === 'row') {
      // What is on its way between instances comes behind all of them.
      await finish()
      await carry(line.table, line.row)
    } else if (line.type === 'entry') await take(line.instanceId, line.entry)
  }
  await finish()
  for (const [table, rows] of carried) await client.run((sql) => insertCarriedRows(sql, table, rows))

  async function finish(): Promise<void> {
    if (at.open === null) return
    at.waiting.push(at.open)
    at.open = null
    await flush()
  }
}

/** What is not in the database yet, in the order in which it must be written: of each instance one change at a time. */
async function unwritten(
  client: DatabaseClient,
  parkId: string,
  told: readonly Open[],
): Promise<readonly (readonly InstanceChange[])[]> {
  if (told.length === 0) return []
  const ids = told.map(({ id }) => id)
  const revisions = await client.run((sql) => findRevisions(sql, parkId, ids))
  const rounds: InstanceChange[][] = []
  for (const one of told) {
    changesOf(one, revisions.get(one.id) ?? 0).forEach((change, place) => {
      const round = rounds[place] ?? []
      rounds[place] = round
      round.push(change)
    })
  }
  return rounds
}

/** A row that is removed must have been written before: so what ends an incident begins a further change. */
function changesOf({ entries, instance: before }: Open, written: number): readonly InstanceChange[] {
  const changes: InstanceChange[] = []
  let instance = before
  let piece: JournalEntry[] = []
  let readRevision = written
  const finish = () => {
    if (piece.length > 0 && instance !== null) changes.push({ instance, readRevision, entries: piece })
    readRevision = Math.max(written, instance?.revision ?? 0)
    piece = []
  }
  for (const entry of entries) {
    const endsIncident = entry.events.some(({ type }) => type === 'incidentResolved')
    if (endsIncident) finish()
    instance = fold(instance, [entry])
    if (entry.revision <= written) continue
    piece.push(entry)
  }
  finish()
  return changes
}

function fold(before: ProcessInstance | null, entries: readonly JournalEntry[]): ProcessInstance | null {
  let instance = before
  for (const { events } of entries) for (const event of events) instance = evolve(instance, event)
  return instance
}

function notEmpty(parkId: string): JournalFileError {
  return new JournalFileError(
    'journal-not-empty',
    `Expected a database in which park ${parkId} has no processes and instances yet, but found some.`,
    `园区 ${parkId} 在这个数据库里已有流程或实例；日志只能导入到空库。`,
  )
}
