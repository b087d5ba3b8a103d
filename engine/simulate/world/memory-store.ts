import type { ProcessInstance } from '../../core/instance.ts'
import type { InstanceChange, JournalEntry, Store } from '../../core/store.ts'

/** The store in memory: what was written is kept as JSON text, as in a database, so that nobody shares it. */
export interface MemoryStore extends Store {
  /** The journal of one instance, in order of its revisions. */
  readonly journal: (parkId: string, instanceId: string) => readonly JournalEntry[]
}

export function createMemoryStore(): MemoryStore {
  const instances = new Map<string, string>()
  const journals = new Map<string, readonly string[]>()
  const revisions = new Map<string, number>()
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
    write: async (changes) => {
      const written = changes.filter((change) => mayWrite(change, instances, revisions))
      const lengths = new Map<string, number>()
      for (const { instance, entries } of written) {
        const key = keyOf(instance.parkId, instance.id)
        const text = JSON.stringify(instance)
        instances.set(key, text)
        lengths.set(instance.id, text.length)
        journals.set(key, [...(journals.get(key) ?? []), ...entries.map((entry) => JSON.stringify(entry))])
        for (const { command, revision } of entries) revisions.set(`${key} ${command.id}`, revision)
      }
      return { written: lengths }
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

function keyOf(...ids: readonly string[]): string {
  return ids.join(' ')
}
