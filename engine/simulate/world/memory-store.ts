import type { ProcessInstance } from '../../core/instance.ts'
import type { InstanceChange, JournalEntry, Store, StoredData } from '../../core/store.ts'

/** The store in memory: what was written is kept as JSON text, as in a database, so that nobody shares it. */
export interface MemoryStore extends Store {
  /** The journal of one instance, in order of its revisions. */
  readonly journal: (parkId: string, instanceId: string) => readonly JournalEntry[]
}

export function createMemoryStore(): MemoryStore {
  const instances = new Map<string, string>()
  const journals = new Map<string, readonly string[]>()
  const revisions = new Map<string, number>()
  const data = new Map<string, string>()
  return {
    load: async (parkId, ids) =>
      ids.flatMap((id) => {
        const text = instances.get(keyOf(parkId, id))
        return text === undefined ? [] : [JSON.parse(text) as ProcessInstance] // written below from an instance
      }),
    journalled: async (commands) =>
      new Map(
        commands.flatMap(({ parkId, instanceId, id }) => {
          const revision = revisions.get(keyOf(parkId, instanceId, id))
          return revision === undefined ? [] : [[id, { revision }] as const]
        }),
      ),
    readDataStores: async (parkId, names) =>
      new Map(
        names.flatMap((name) => {
          const text = data.get(keyOf(parkId, name))
          return text === undefined ? [] : [[name, JSON.parse(text) as StoredData] as const] // written below from one
        }),
      ),
    write: async (changes) => {
      const written = new Map<string, number>()
      for (const change of changes) {
        if (!mayWrite(change, instances, revisions) || !mayWriteData(change, data)) continue
        const { instance, entries, stores = [] } = change
        for (const { name, value, readRevision } of stores) {
          data.set(keyOf(instance.parkId, name), JSON.stringify({ value, revision: readRevision + 1 }))
        }
        const key = keyOf(instance.parkId, instance.id)
        const text = JSON.stringify(instance)
        instances.set(key, text)
        written.set(instance.id, text.length)
        journals.set(key, [...(journals.get(key) ?? []), ...entries.map((entry) => JSON.stringify(entry))])
        for (const { command, revision } of entries) revisions.set(`${key} ${command.id}`, revision)
      }
      return { written }
    },
    journal: (parkId, id) => (journals.get(keyOf(parkId, id)) ?? []).map((text) => JSON.parse(text) as JournalEntry), // written above from one
  }
}

/** The guard of every store: the revision is still the one that was read, and no command of the batch is known. */
function mayWrite(
  { instance, readRevision, entries }: InstanceChange,
  instances: ReadonlyMap<string, string>,
  revisions: ReadonlyMap<string, number>,
): boolean {
  const key = keyOf(instance.parkId, instance.id)
  const text = instances.get(key)
  const stored = text === undefined ? 0 : (JSON.parse(text) as ProcessInstance).revision // written from an instance
  return stored === readRevision && !entries.some(({ command }) => revisions.has(`${key} ${command.id}`))
}

function mayWriteData({ instance, stores = [] }: InstanceChange, data: ReadonlyMap<string, string>): boolean {
  return stores.every(({ name, readRevision }) => {
    const text = data.get(keyOf(instance.parkId, name))
    const stored = text === undefined ? 0 : (JSON.parse(text) as StoredData).revision // written from one
    return stored === readRevision
  })
}

function keyOf(...ids: readonly string[]): string {
  return ids.join(' ')
}
