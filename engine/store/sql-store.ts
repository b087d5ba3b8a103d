import type { Store } from '../core/store.ts'
import type { DatabaseClient } from './connection/client.ts'
import type { DatabaseClock } from './connection/database-clock.ts'
import { openDataStores, readDataStores, withoutRivals } from './data-stores.ts'
import { findJournalled } from './journal/find-journalled.ts'
import { createJournalHeads } from './journal/journal-heads.ts'
import { FIRST_PREVIOUS_HASH } from './journal-hash.ts'
import { loadInstances } from './load-instances.ts'
import { emptyRows } from './writing/rows.ts'
import { serialiseChange } from './writing/serialise-change.ts'
import { writeBatch } from './writing/write-batch.ts'

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
    readDataStores: async (parkId, names) => await reader.run((sql) => readDataStores(sql, parkId, names)),
    write: async (changes) => {
      const ordered = withoutRivals(changes).toSorted((a, b) => (a.instance.id < b.instance.id ? -1 : 1))
      const known = await heads.find(ordered)
      const rows = emptyRows()
      const hashes = ordered.map((change) =>
        serialiseChange(change, known.get(change) ?? FIRST_PREVIOUS_HASH, options.retryDelay, rows),
      )
      const { written, now } = await writer.run(async (sql) => {
        await openDataStores(sql, ordered)
        return await writeBatch(sql, rows)
      })
      clock.observe(now)
      const done = new Set(written)
      const lengths = new Map<string, number>()
      ordered.forEach(({ instance }, index) => {
        if (!done.has(instance.id)) return
        heads.remember(instance, hashes[index] ?? FIRST_PREVIOUS_HASH)
        lengths.set(instance.id, rows.states[index]?.length ?? 0)
      })
      return { written: lengths }
    },
  }
}
