import { v7 } from 'uuid'
import { decodeXml, type Engine } from '../../engine/index.ts'
import type { Tx } from '../plugins/database.ts'
import { listVersions } from '../processes/read-version.ts'
import { Refusal } from '../refusal.ts'
import { type DraftFiles, declaredProcess, declareUtf8 } from './draft.ts'
import { newProcess } from './new-process.ts'
import { insertDraft } from './queries.ts'

/** What a draft begins with. */
export interface DraftStart {
  readonly title: string
  readonly basedOn: number | null
  readonly files: DraftFiles
}

/** A version of a park's process, every file of its deployment. */
export async function startFromVersion(
  engine: Engine,
  parkId: string,
  { process, version }: { readonly process: string; readonly version: number },
): Promise<DraftStart> {
  const row = (await listVersions(engine, parkId, process)).find((each) => each.version === version)
  const files = row === undefined ? null : await engine.readDeployment(parkId, row.hash)
  if (row === undefined || files === null) {
    throw new Refusal(
      'process-not-found',
      `Expected version ${version} of ${process} in this park, but found none.`,
      `本园区没有流程 ${process} 的第 ${version} 版。`,
    )
  }
  const texts = Object.entries(files).map(([path, bytes]) => [path, textOf(path, bytes)])
  return { title: row.name ?? process, basedOn: version, files: Object.fromEntries(texts) }
}

/** The smallest process that runs. */
export function startAnew(title: string): DraftStart {
  return { title, basedOn: null, files: newProcess(`process-${v7().slice(-8)}`, title) }
}

/** Keeps it; its id. */
export async function keepDraft(tx: Tx, parkId: string, by: string, start: DraftStart): Promise<string> {
  const id = v7()
  const processId = declaredProcess(start.files)?.id ?? null
  await insertDraft(tx, { parkId, id, by, processId, ...start })
  return id
}

/** Text as it was deployed. */
function textOf(path: string, bytes: Uint8Array): string {
  if (!/\.(bpmn|dmn)$/.test(path)) return Buffer.from(bytes).toString('utf8')
  const decoded = decodeXml(bytes)
  // It has been parsed when it was deployed.
  return declareUtf8(decoded.ok ? decoded.xml : Buffer.from(bytes).toString('utf8'))
}
