import { setTimeout as pause } from 'node:timers/promises'
import type { Store } from '../../../engine/core/store.ts'
import { DatabaseError } from '../../../engine/store/connection/database-error.ts'

/** What the way between a node and the store does; 0 = nothing of the kind, 1 = always. */
export interface Trouble {
  /** Never arrives. */
  lost: number
  /** Is done, and nobody hears of it. */
  unanswered: number
  /** Is rolled back because of somebody else. */
  rolledBack: number
  /** Comes seconds late. */
  late: number
}

/** The same store, over a way that has its troubles; every call takes its time. */
export function faultyStore(store: Store, trouble: Trouble, random: () => number): Store {
  async function over<T>(work: () => Promise<T>): Promise<T> {
    await pause(1 + random() * 20 + (random() < trouble.late ? random() * 10_000 : 0))
    if (random() < trouble.lost) throw new DatabaseError('database-unavailable')
    if (random() < trouble.rolledBack) throw Object.assign(new Error('deadlock detected'), { code: '40P01' })
    const answer = await work()
    await pause(1 + random() * 20)
    if (random() < trouble.unanswered) throw new DatabaseError('database-unavailable')
    return answer
  }
  return {
    load: async (parkId, ids) => await over(() => store.load(parkId, ids)),
    journalled: async (commands) => await over(() => store.journalled(commands)),
    readDataStores: async (parkId, names) => await over(() => store.readDataStores(parkId, names)),
    write: async (changes) => await over(() => store.write(changes)),
  }
}
