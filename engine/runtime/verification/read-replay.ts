import { isDeepStrictEqual } from 'node:util'
import type { Event } from '../../core/events.ts'
import { evolve } from '../../core/evolve.ts'
import type { ProcessInstance } from '../../core/instance.ts'
import type { ProcessDefinition } from '../../model/definition.ts'
import { openClient } from '../../store/connection/client.ts'
import { findStoredInstance } from '../../store/journal/find-stored-instance.ts'
import { type JournalRow, readJournal } from '../../store/journal/read-journal.ts'
import type { StoredInstance } from '../../store/journal/verify-reads.ts'
import { createDefinitionCache, type DefinitionCache } from '../definitions/definition-cache.ts'
import { findBrokenLink } from './history.ts'

/** What one command led to, and the version by which the instance ran then. */
export interface ReplayStep {
  readonly at: number
  readonly events: readonly Event[]
  readonly definition: ProcessDefinition
}

export interface Replay {
  readonly steps: readonly ReplayStep[]
  /** What the events make of nothing. */
  readonly instance: ProcessInstance
  readonly definition: ProcessDefinition
  /** Whether that is the stored state. */
  readonly foldHolds: boolean
  readonly chainHolds: boolean
  /** Of the first row that does not follow from the one before; `null` where the chain holds. */
  readonly brokenAt: number | null
}

/** A stored instance told anew from its journal alone; `null` where the database has no instance of this id. */
export async function readReplay(url: string, instanceId: string): Promise<Replay | null> {
  const client = openClient({ url, role: 'siji_engine', connections: 1, deadline: 60_000 })
  try {
    const stored = await client.run((sql) => findStoredInstance(sql, instanceId))
    if (stored === null) return null
    const journal = await client.run((sql) => readJournal(sql, stored.parkId, instanceId))
    return await replay(stored, journal.slice(0, stored.revision), createDefinitionCache(client))
  } finally {
    await client.close()
  }
}

async function replay(
  stored: StoredInstance,
  journal: readonly JournalRow[],
  definitions: DefinitionCache,
): Promise<Replay> {
  const { parkId, id } = stored
  const steps: ReplayStep[] = []
  let instance: ProcessInstance | null = null
  for (const row of journal) {
    const events: readonly Event[] = JSON.parse(row.events)
    for (const event of events) instance = evolve(instance, event)
    if (instance === null) throw new Error(`Expected ${id} to begin with its start, but it does not.`)
    const { definitionHash, processId }: ProcessInstance = instance
    const definition = await definitions.find(parkId, definitionHash, processId)
    if (definition === null) throw new Error(`Expected ${processId} in deployment ${definitionHash}, but found none.`)
    steps.push({ at: row.at, events, definition })
  }
  const last = steps.at(-1)
  if (instance === null || last === undefined) throw new Error(`Expected a journal of ${id}, but found none.`)
  const broken = findBrokenLink(parkId, id, journal)
  const plain: unknown = JSON.parse(JSON.stringify(instance))
  return {
    steps,
    instance,
    definition: last.definition,
    foldHolds: isDeepStrictEqual(plain, JSON.parse(stored.state)),
    chainHolds: broken === null && journal.at(-1)?.hash === stored.journalHash,
    brokenAt: broken?.revision ?? null,
  }
}
