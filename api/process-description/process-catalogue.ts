import type { Engine } from '../../engine/index.ts'
import { Refusal } from '../refusal.ts'
import type { DescribedProcess } from './described-process.ts'
import { readProcess } from './read-process.ts'

/** The deployments of this node, each read once: a hash never means anything else. */
export interface ProcessCatalogue {
  /** Throws where the park has no such deployment, or it is none that applications can be filed for. */
  readonly byHash: (parkId: string, hash: string) => Promise<DescribedProcess>
  /** The newest version of a process; refuses with `process-not-found`. */
  readonly newest: (parkId: string, processId: string) => Promise<DescribedProcess>
}

const KEPT = 200

export function createProcessCatalogue(engine: Pick<Engine, 'readDeployment' | 'listDefinitions'>): ProcessCatalogue {
  const known = new Map<string, Promise<DescribedProcess>>()

  async function byHash(parkId: string, hash: string): Promise<DescribedProcess> {
    const kept = known.get(hash)
    if (kept !== undefined) return await kept
    const reading = readFrom(engine, parkId, hash)
    known.set(hash, reading)
    // The oldest goes; a failure is not kept, for the database may be back a moment later.
    if (known.size > KEPT) known.delete(known.keys().next().value ?? hash)
    reading.catch(() => known.delete(hash))
    return await reading
  }

  async function newest(parkId: string, processId: string): Promise<DescribedProcess> {
    const rows = (await engine.listDefinitions(parkId)).filter((row) => row.processId === processId)
    const row = rows.reduce<(typeof rows)[number] | null>(
      (best, each) => (best === null || each.version > best.version ? each : best),
      null,
    )
    if (row === null) throw noSuchProcess(processId)
    return await byHash(parkId, row.hash)
  }

  return { byHash, newest }
}

async function readFrom(
  engine: Pick<Engine, 'readDeployment'>,
  parkId: string,
  hash: string,
): Promise<DescribedProcess> {
  const files = await engine.readDeployment(parkId, hash)
  if (files === null) throw new Error(`Expected deployment ${hash} in park ${parkId}, but found none.`)
  const read = await readProcess(files, { wasAccepted: true })
  if (read.ok) return read.process
  const first = read.problems[0]
  throw new Refusal(
    'process-without-application',
    `Expected a process that applications can be filed for, but its deployment ${hash.slice(0, 12)} has ${
      read.problems.length
    } problems: ${first?.file} ${first?.message}`,
    `该流程不能受理申请：${first?.file} ${first?.messageZh}`,
  )
}

function noSuchProcess(processId: string): Refusal {
  return new Refusal(
    'process-not-found',
    `Expected a process of this park, but found none called ${processId}.`,
    `本园区没有流程 ${processId}。`,
  )
}
