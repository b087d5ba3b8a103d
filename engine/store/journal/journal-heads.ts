import type { ProcessInstance } from '../../core/instance.ts'
import type { InstanceChange } from '../../core/store.ts'
import type { DatabaseClient } from '../connection/client.ts'
import { findJournalHeads } from './find-journal-heads.ts'

/** Remembers the last hash of instances that were read or written lately, so that a chain goes on without a query. */
export interface JournalHeads {
  readonly remember: (instance: ProcessInstance, hash: string) => void
  /** The hash that each change follows; one whose revision has moved has none, and will not be written either. */
  readonly find: (changes: readonly InstanceChange[]) => Promise<ReadonlyMap<InstanceChange, string>>
}

interface Head {
  readonly revision: number
  readonly hash: string
}

const LIMIT = 50_000

export function createJournalHeads(reader: DatabaseClient): JournalHeads {
  const heads = new Map<string, Head>()

  function put(key: string, head: Head): void {
    heads.delete(key)
    heads.set(key, head)
    if (heads.size <= LIMIT) return
    const [oldest] = heads.keys()
    if (oldest !== undefined) heads.delete(oldest)
  }

  function isUnknown(change: InstanceChange): boolean {
    return change.readRevision > 0 && heads.get(keyOf(change.instance))?.revision !== change.readRevision
  }

  return {
    remember: (instance, hash) => put(keyOf(instance), { revision: instance.revision, hash }),
    find: async (changes) => {
      const unknown = changes.filter(isUnknown).map(({ instance }) => instance)
      if (unknown.length > 0) {
        const found = await reader.run((sql) => findJournalHeads(sql, unknown))
        for (const { parkId, id, revision, hash } of found) put(keyOf({ parkId, id }), { revision, hash })
      }
      const known = new Map<InstanceChange, string>()
      for (const change of changes) {
        const head = heads.get(keyOf(change.instance))
        if (head?.revision === change.readRevision) known.set(change, head.hash)
      }
      return known
    },
  }
}

function keyOf({ parkId, id }: { readonly parkId: string; readonly id: string }): string {
  return `${parkId}/${id}`
}
