import type { Command } from '../../../engine/core/commands.ts'
import type { Answer, Store } from '../../../engine/core/store.ts'
import type { ProcessDefinition } from '../../../engine/model/definition.ts'
import { defaultOffices } from '../../../engine/runtime/calendars/offices.ts'
import { processBatch } from '../../../engine/runtime/commands/batch.ts'
import { createCommandQueue } from '../../../engine/runtime/commands/command-queue.ts'
import { contextFor } from '../../../engine/runtime/commands/context.ts'
import { createInstanceCache } from '../../../engine/runtime/commands/instance-cache.ts'
import { DatabaseError } from '../../../engine/store/connection/database-error.ts'
import { zone } from '../../support/play.ts'

/** A node as the runtime makes it, but for PostgreSQL: queue, lanes, batches and cache over another store. */
export interface SimulatedNode {
  /** `null` = no answer, outcome unknown. */
  readonly send: (command: Command) => Promise<Answer | null>
  /** By how many milliseconds its clock is wrong. */
  readonly setClock: (wrongBy: number) => void
  /** Nobody hears of it again; what it has on its way to the store may still arrive. */
  readonly kill: () => void
}

const DEADLINE = 6_000

export function openSimulatedNode(store: Store, definition: ProcessDefinition, random: () => number): SimulatedNode {
  let wrongBy = 0
  let dead = false
  let die = () => {}
  const death = new Promise<null>((resolve) => {
    die = () => resolve(null)
  })
  const clock = {
    now: () => Date.now() + wrongBy,
    isSet: () => true,
    observe: () => {},
    pace: () => ({ speed: 1, ahead: 0 }),
  }
  const definitions = {
    find: async () => definition,
    newest: async () => definition.hash,
    keep: () => {},
    refresh: () => {},
  }
  const cache = createInstanceCache(random() < 0.3 ? 0 : 1_000_000)
  const queue = createCommandQueue({
    lanes: 2,
    batchLimit: 1 + Math.floor(random() * 20),
    queueLimit: 50,
    process: async (batch) => {
      if (dead) return await new Promise<never>(() => {})
      const contextOf = contextFor(clock, defaultOffices(zone))
      const settleClock = async () => {}
      const onWritten = () => {}
      const parts = { store: whileAlive(store), cache, definitions, settleClock, contextOf, onWritten }
      await processBatch({ ...parts, commandDeadline: DEADLINE }, batch)
    },
  })

  /** A dead process asks nothing more. */
  function whileAlive(living: Store): Store {
    const alive = async () => {
      if (dead) await new Promise<never>(() => {})
    }
    return {
      load: async (...asked) => await alive().then(() => living.load(...asked)),
      journalled: async (...asked) => await alive().then(() => living.journalled(...asked)),
      readDataStores: async (...asked) => await alive().then(() => living.readDataStores(...asked)),
      write: async (...asked) => await alive().then(() => living.write(...asked)),
    }
  }

  return {
    send: async (command) => {
      const urgency = command.actor.type === 'person' ? 'prompt' : 'background'
      const answer = queue.send(command, urgency).catch((error: unknown) => {
        if (error instanceof DatabaseError) return null
        throw error
      })
      return await Promise.race([answer, death])
    },
    setClock: (milliseconds) => {
      wrongBy = milliseconds
    },
    kill: () => {
      dead = true
      die()
    },
  }
}
