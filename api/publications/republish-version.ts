import type { Engine } from '../../engine/index.ts'
import { textsOf } from '../drafts/start-draft.ts'
import { listVersions, readVersion } from '../processes/read-version.ts'
import { Refusal } from '../refusal.ts'
import type { PublicationOrder } from './publication.ts'

export interface Republication {
  readonly processId: string
  readonly version: number
  /** The newest version that the person saw. */
  readonly after: number
  readonly note: string
}

/** An old version as the next one, with every file as it was deployed; the versions between stay. */
export async function republicationOf(
  engine: Engine,
  parkId: string,
  { processId, version, after, note }: Republication,
): Promise<PublicationOrder> {
  const { row, files } = await readVersion(engine, parkId, { processId, version })
  const [newest] = await listVersions(engine, parkId, processId)
  // The same press again finds its own version there.
  const isDone = newest?.version === after + 1 && newest.hash === row.hash
  if (newest !== undefined && newest.version !== after && !isDone) throw newerVersion(newest.version)
  if (newest?.hash === row.hash && !isDone) throw isNewest(version)
  return { processId, title: row.name ?? processId, files: textsOf(files), note, picture: null, draft: null }
}

function newerVersion(version: number): Refusal {
  return new Refusal(
    'version-changed',
    `Expected the newest version to be the one you saw, but version ${version} has been published meanwhile. Look at the difference again.`,
    `其间已发布第 ${version} 版，请重新查看差异后再决定。`,
  )
}

function isNewest(version: number): Refusal {
  return new Refusal(
    'version-changed',
    `Expected an older version, but version ${version} is what new applications are handled by already.`,
    `新申请现在就按第 ${version} 版的内容办理，不必再发布。`,
  )
}
