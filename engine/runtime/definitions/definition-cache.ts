import { parseDeployment } from '../../core/parse.ts'
import type { ProcessDefinition } from '../../model/definition.ts'
import type { Deployment } from '../../model/deployment.ts'
import type { DatabaseClient } from '../../store/connection/client.ts'
import { readDeploymentFiles } from '../../store/definitions/deployment-files.ts'
import { listDefinitions } from '../../store/definitions/list-definitions.ts'

/** Definitions, parsed once: a hash never means anything else. */
export interface DefinitionCache {
  /** The process of this deployment; `null` where the park has none such. */
  readonly find: (parkId: string, hash: string, processId: string) => Promise<ProcessDefinition | null>
  /** Hash of the newest version of a process, at most a second old; `null` where the park has no such process. */
  readonly newest: (parkId: string, processId: string) => Promise<string | null>
  /** Keeps what has just been deployed, parsed as it is. */
  readonly keep: (parkId: string, deployment: Deployment) => void
  /** Forgets which versions are the newest. */
  readonly refresh: (parkId: string) => void
}

type Processes = ReadonlyMap<string, ProcessDefinition>

interface Newest {
  readonly readAt: number
  readonly hashes: Promise<ReadonlyMap<string, string>>
}

const LIMIT = 1_000
const NEWEST_FOR = 1_000

export function createDefinitionCache(reader: DatabaseClient): DefinitionCache {
  const parsed = new Map<string, Promise<Processes | null>>()
  const newest = new Map<string, Newest>()

  async function load(parkId: string, hash: string): Promise<Processes | null> {
    const files = await reader.run((sql) => readDeploymentFiles(sql, parkId, hash))
    if (files === null) return null
    const result = await parseDeployment(files, { wasAccepted: true })
    if (!result.ok) {
      const reasons = result.problems.map(({ message }) => message).join(' ')
      throw new Error(`Deployment ${hash} was accepted once and can no longer be read: ${reasons}`)
    }
    return byId(result.deployment)
  }

  function remember(key: string, loading: Promise<Processes | null>): void {
    parsed.set(key, loading)
    const forget = () => parsed.delete(key)
    loading.then((found) => found === null && forget(), forget)
    const [oldest] = parsed.keys()
    if (parsed.size > LIMIT && oldest !== undefined) parsed.delete(oldest)
  }

  return {
    find: async (parkId, hash, processId) => {
      // A park may use what it has deployed itself, even if another has deployed the same.
      const key = `${parkId}/${hash}`
      if (!parsed.has(key)) remember(key, load(parkId, hash))
      return (await parsed.get(key))?.get(processId) ?? null
    },
    newest: async (parkId, processId) => {
      const kept = newest.get(parkId)
      if (kept !== undefined && performance.now() - kept.readAt < NEWEST_FOR) {
        return (await kept.hashes).get(processId) ?? null
      }
      const hashes = reader.run((sql) => listDefinitions(sql, parkId)).then(newestOf)
      newest.set(parkId, { readAt: performance.now(), hashes })
      hashes.catch(() => newest.delete(parkId))
      return (await hashes).get(processId) ?? null
    },
    keep: (parkId, deployment) => remember(`${parkId}/${deployment.hash}`, Promise.resolve(byId(deployment))),
    refresh: (parkId) => {
      newest.delete(parkId)
    },
  }
}

function byId({ processes }: Deployment): Processes {
  return new Map(processes.map((process) => [process.id, process]))
}

function newestOf(rows: readonly { readonly processId: string; readonly hash: string }[]): ReadonlyMap<string, string> {
  // Rows come newest first, and a map keeps what is set last.
  return new Map(rows.toReversed().map(({ processId, hash }) => [processId, hash]))
}
