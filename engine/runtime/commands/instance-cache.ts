import type { ProcessInstance } from '../../core/instance.ts'

/** The instances that were written or read lately; what is not here is read, so forgetting is always safe. */
export interface InstanceCache {
  readonly find: (parkId: string, id: string) => ProcessInstance | undefined
  readonly remember: (instance: ProcessInstance) => void
  readonly forget: (parkId: string, id: string) => void
}

export function createInstanceCache(limit: number): InstanceCache {
  const kept = new Map<string, ProcessInstance>()
  return {
    find: (parkId, id) => kept.get(`${parkId}/${id}`),
    remember: (instance) => {
      const key = `${instance.parkId}/${instance.id}`
      // Deleted first, so that a map's order of insertion becomes the order of use.
      kept.delete(key)
      if (instance.state === 'active') kept.set(key, instance)
      if (kept.size <= limit) return
      const [oldest] = kept.keys()
      if (oldest !== undefined) kept.delete(oldest)
    },
    forget: (parkId, id) => {
      kept.delete(`${parkId}/${id}`)
    },
  }
}
