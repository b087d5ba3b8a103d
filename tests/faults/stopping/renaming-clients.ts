import { setTimeout as pause } from 'node:timers/promises'
import { v7 } from 'uuid'

export interface Renaming {
  readonly turns: () => number
  /** Ends it; gives what was answered otherwise than it should have been. */
  readonly end: () => Promise<readonly string[]>
}

interface Asked {
  readonly method: 'GET' | 'PUT'
  readonly path: string
  readonly body?: object
}

const MOST_TRIES = 100

/** Gives each of these things a new name at one node and reads it at the next, without a pause. */
export function openRenaming(nodes: () => readonly string[], paths: readonly string[], token: string): Renaming {
  const failed: string[] = []
  let [turns, isOver] = [0, false]

  async function ask(first: number, { method, path, body }: Asked): Promise<string> {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': v7() }
    const sent = body === undefined ? {} : { body: JSON.stringify(body) }
    for (let tried = 0; tried < MOST_TRIES; tried += 1) {
      const urls = nodes()
      const url = `${urls[(first + tried) % urls.length]}${path}`
      const answer = await fetch(url, { method, headers, ...sent }).catch(() => null)
      if (answer?.status === 200) return String((await answer.json()).name)
      if (answer !== null && answer.status !== 503) return `${answer.status} ${await answer.text()}`
      await pause(20)
    }
    return 'no answer'
  }

  const workers = paths.map(async (path, worker) => {
    for (let turn = worker; !isOver; turn += 1) {
      const name = `name ${turn}`
      const body = { name, url: 'https://receiver.example/siji', audience: 'outside', events: [], isActive: false }
      const written = await ask(turn, { method: 'PUT', path, body })
      const found = await ask(turn + 1, { method: 'GET', path })
      if (written !== name || found !== name) failed.push(`${name}: ${written}, ${found}`)
      turns += 1
    }
  })
  return {
    turns: () => turns,
    end: async () => {
      isOver = true
      await Promise.all(workers)
      return failed
    },
  }
}
