import type { Context } from '../../core/context.ts'
import type { Event } from '../../core/events.ts'
import type { Store, StoreChange, StoredData } from '../../core/store.ts'
import type { JsonValue } from '../../expressions/expression.ts'
import type { ProcessDefinition } from '../../model/definition.ts'

/** The data stores of a park while commands of one instance are decided: what was read, and what they write. */
export interface OpenStores {
  readonly read: ReadonlyMap<string, StoredData>
  readonly written: ReadonlyMap<string, JsonValue>
}

export const noStores: OpenStores = { read: new Map(), written: new Map() }

/** Reads what a process may read or write to and has not been read yet; most have no data stores. */
export async function openStores(
  { readDataStores }: Pick<Store, 'readDataStores'>,
  parkId: string,
  { dataStores }: ProcessDefinition,
  open: OpenStores,
): Promise<OpenStores> {
  const missing = dataStores.filter((name) => !open.read.has(name))
  if (missing.length === 0) return open
  const found = await readDataStores(parkId, missing)
  const nothing = missing.map((name) => [name, found.get(name) ?? { revision: 0, value: null }] as const)
  return { ...open, read: new Map([...open.read, ...nothing]) }
}

/** The context in which commands see these contents. */
export function withStores(context: Context, { read, written }: OpenStores): Context {
  if (read.size === 0) return context
  return {
    ...context,
    readStore: (name) => (written.has(name) ? (written.get(name) ?? null) : (read.get(name)?.value ?? null)),
  }
}

/** After what a command has written. */
export function afterEvents(open: OpenStores, events: readonly Event[]): OpenStores {
  const written = events.flatMap((event) =>
    event.type === 'storeWritten' ? [[event.store, event.value] as const] : [],
  )
  return written.length === 0 ? open : { ...open, written: new Map([...open.written, ...written]) }
}

/** What is to be written in the end. */
export function storeChanges({ read, written }: OpenStores): readonly StoreChange[] {
  return [...written].map(([name, value]) => ({ name, value, readRevision: read.get(name)?.revision ?? 0 }))
}
