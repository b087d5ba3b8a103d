import type { InstanceChange, Store } from '../core/store.ts'
import type { DatabaseClient } from './client.ts'
import type { DatabaseClock } from './database-clock.ts'
import { findJournalled } from './find-journalled.ts'
import { FIRST_PREVIOUS_HASH, HASH_ALGORITHM, hashJournalRow } from './journal-hash.ts'
import { createJournalHeads, type JournalHeads } from './journal-heads.ts'
import { loadInstances } from './load-instances.ts'
import { projectChange } from './project.ts'
import { type BatchRows, emptyRows, instant } from './rows.ts'
import { writeBatch } from './write-batch.ts'

export interface SqlStoreOptions {
  /** For the batches; its connections are the writer lanes. */
  readonly writer: DatabaseClient
  readonly reader: DatabaseClient
  readonly clock: DatabaseClock
  /** Milliseconds before a job is tried for the second time; every further pause is four times as long. */
  readonly retryDelay: number
}

/** The store on PostgreSQL. */
export function createSqlStore(options: SqlStoreOptions): Store {
  const { writer, reader, clock } = options
  const heads = createJournalHeads(reader)
  return {
    load: async (parkId, instanceIds) => {
      const found = await reader.run((sql) => loadInstances(sql, parkId, instanceIds))
      for (const { instance, journalHash } of found) heads.remember(instance, journalHash)
      return found.map(({ instance }) => instance)
    },
    journalled: async (commands) => await reader.run((sql) => findJournalled(sql, commands)),
    write: async (changes) => {
      const ordered = changes.toSorted((a, b) => (a.instance.id < b.instance.id ? -1 : 1))
      const known = await heads.find(ordered)
      const rows = emptyRows()
      const hashes = ordered.map((change) =>
        addChange(change, known.get(change) ?? FIRST_PREVIOUS_HASH, options.retryDelay, rows),
      )
      const { written, now } = await writer.run((sql) => writeBatch(sql, rows))
      clock.observe(now)
      const ids = new Set(written)
      rememberWritten(heads, ordered, hashes, ids)
      return { written: ids }
    },
  }
}

/** Adds what one instance changes to the batch; gives the hash of its last journal row. */
function addChange(change: InstanceChange, previousHash: string, retryDelay: number, rows: BatchRows): string {
  const { instance } = change
  const owner = { park_id: instance.parkId, instance_id: instance.id, root_instance_id: instance.rootInstanceId }
  let last = previousHash
  for (const { command, at, revision, events } of change.entries) {
    const texts = {
      actor: JSON.stringify(command.actor),
      command: JSON.stringify(command.body),
      events: JSON.stringify(events),
    }
    const { parkId, instanceId, id: commandId } = command
    const hash = hashJournalRow(last, { parkId, instanceId, revision, commandId, at, ...texts })
    const columns = {
      ...owner,
      revision,
      command_id: commandId,
      at: instant(at),
      previous_hash: `\\x${last}`,
      hash: `\\x${hash}`,
      hash_algorithm: HASH_ALGORITHM,
    }
    rows.journal.push(withTexts(columns, texts))
    last = hash
  }
  rows.instances.push(instanceRow(change, last))
  projectChange(change, retryDelay, rows)
  return last
}

function instanceRow({ instance, readRevision }: InstanceChange, journalHash: string): string {
  const columns = {
    park_id: instance.parkId,
    id: instance.id,
    root_instance_id: instance.rootInstanceId,
    process_id: instance.processId,
    definition_hash: instance.definitionHash,
    business_key: instance.businessKey,
    status: instance.state,
    read_revision: readRevision,
    revision: instance.revision,
    started_at: instant(instance.startedAt),
    changed_at: instant(instance.changedAt),
    ended_at: instance.state === 'active' ? null : instant(instance.changedAt),
    journal_hash: `\\x${journalHash}`,
  }
  return withTexts(columns, { state: JSON.stringify(instance) })
}

// JSON that is serialised already goes in as it is: what is stored is, byte for byte, what was hashed.
function withTexts(columns: object, texts: { readonly [column: string]: string }): string {
  const rest = Object.entries(texts).map(([column, text]) => `"${column}":${text}`)
  return `${JSON.stringify(columns).slice(0, -1)},${rest.join(',')}}`
}

function rememberWritten(
  heads: JournalHeads,
  changes: readonly InstanceChange[],
  hashes: readonly string[],
  written: ReadonlySet<string>,
): void {
  changes.forEach(({ instance }, index) => {
    const hash = hashes[index]
    if (hash !== undefined && written.has(instance.id)) heads.remember(instance, hash)
  })
}
