import type { DatabaseClient } from '../store/connection/client.ts'
import { readNow } from '../store/connection/read-now.ts'
import { dropEmptyMonths, dropEnded } from '../store/drop-ended.ts'
import type { Engine } from './engine.ts'

/** What lets an engine forget what ended long ago. */
export function keeping(client: DatabaseClient): Pick<Engine, 'dropEnded' | 'dropEmptyMonths' | 'readNow'> {
  return {
    dropEnded: (parkId, runId, ids) => client.run((sql) => dropEnded(sql, parkId, runId, ids)),
    dropEmptyMonths: () => client.run((sql) => dropEmptyMonths(sql)),
    readNow: async () => (await client.run(readNow)).now,
  }
}
