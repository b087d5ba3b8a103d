import { setTimeout as pause } from 'node:timers/promises'
import { v7 } from 'uuid'

/** What a client was told, and how often it had to ask again. */
export interface Told {
  /** Keys of the writes that were acknowledged, with the instance that each made. */
  readonly acknowledged: ReadonlyMap<string, string>
  /** Writes that were given up, or answered by anything but yes and *not here, not now*. */
  readonly failed: readonly string[]
  readonly repeated: number
}

export interface PatientClient {
  readonly acknowledgedSoFar: () => number
  /** Sends nothing new any more, and tells. */
  readonly end: () => Promise<Told>
}

const WORKERS = 6
const MOST_TRIES = 100

/**
 * Writes without a pause, each write under a key of its own. Where a node cannot be reached, drops the connection or
 * answers 503, the same write goes to the next one under the same key, as a client behind a balancer does.
 */
export function openPatientClient(nodes: () => readonly string[], path: string, token: string): PatientClient {
  const acknowledged = new Map<string, string>()
  const failed: string[] = []
  let [repeated, isOver] = [0, false]

  async function write(turn: number): Promise<void> {
    const key = v7()
    for (let tried = 0; tried < MOST_TRIES; tried += 1) {
      const urls = nodes()
      const answer = await send(`${urls[(turn + tried) % urls.length]}${path}`, key, token)
      if (answer !== null && answer.status === 202) {
        acknowledged.set(key, String((await answer.json()).instanceId))
        return
      }
      if (answer !== null && answer.status !== 503) {
        failed.push(`${answer.status} ${await answer.text()}`)
        return
      }
      repeated += 1
      await pause(20)
    }
    failed.push(`${key} was given up`)
  }

  const workers = Array.from({ length: WORKERS }, async (_, worker) => {
    for (let turn = worker; !isOver; turn += 1) await write(turn)
  })
  return {
    acknowledgedSoFar: () => acknowledged.size,
    end: async () => {
      isOver = true
      await Promise.all(workers)
      return { acknowledged, failed, repeated }
    },
  }
}

async function send(url: string, key: string, token: string): Promise<Response | null> {
  const headers = { authorization: `Bearer ${token}`, 'idempotency-key': key, 'content-type': 'application/json' }
  try {
    return await fetch(url, { method: 'POST', headers, body: JSON.stringify({ name: 'order' }) })
  } catch {
    // Refused or dropped: whether it was done is unknown, and the key settles it.
    return null
  }
}
