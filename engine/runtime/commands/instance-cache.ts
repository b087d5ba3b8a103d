import type { ProcessInstance } from '../../core/instance.ts'
import type { CacheLoad } from '../watch/engine-load.ts'

/** The instances that were written lately; what is not here is read, so forgetting is always safe. */
export interface InstanceCache {
  readonly find: (parkId: string, id: string) => ProcessInstance | undefined
  /** `length` is that of its stored state, in characters. */
  readonly remember: (instance: ProcessInstance, length: number) => void
  readonly forget: (parkId: string, id: string) => void
  readonly load: () => CacheLoad
}

interface Kept {
  readonly instance: ProcessInstance
  readonly bytes: number
}

// As objects an instance takes 1.2 bytes for each character of its JSON text, measured at 2 kB and at 800 kB; Chinese
// texts take two.
const BYTES_PER_CHARACTER = 2
const BYTES_BESIDE = 500

/** Keeps what was used last, up to `limit` bytes in all. */
export function createInstanceCache(limit: number): InstanceCache {
  const kept = new Map<string, Kept>()
  let total = 0
  let [hits, misses] = [0, 0]

  function drop(key: string): void {
    total -= kept.get(key)?.bytes ?? 0
    kept.delete(key)
  }

  return {
    find: (parkId, id) => {
      const found = kept.get(`${parkId}/${id}`)
      if (found === undefined) misses += 1
      else hits += 1
      return found?.instance
    },
    remember: (instance, length) => {
      const key = `${instance.parkId}/${instance.id}`
      // Dropped first, so that a map's order of insertion becomes the order of use.
      drop(key)
      const bytes = length * BYTES_PER_CHARACTER + BYTES_BESIDE
      if (instance.state !== 'active' || bytes > limit) return
      kept.set(key, { instance, bytes })
      total += bytes
      for (const oldest of kept.keys()) {
        if (total <= limit) return
        drop(oldest)
      }
    },
    forget: (parkId, id) => drop(`${parkId}/${id}`),
    load: () => ({ bytes: total, limit, hits, misses }),
  }
}
