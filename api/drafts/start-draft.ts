import { v7 } from 'uuid'
import { type DeploymentFiles, decodeXml, type Engine } from '../../engine/index.ts'
import type { Tx } from '../plugins/database.ts'
import { readVersion } from '../processes/read-version.ts'
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
  const { row, files } = await readVersion(engine, parkId, { processId: process, version })
  return { title: row.name ?? process, basedOn: version, files: textsOf(files) }
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

/** The files of a version as texts that a draft may hold. */
export function textsOf(files: DeploymentFiles): DraftFiles {
  return Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, textOf(path, bytes)]))
}

/** Text as it was deployed. */
export function textOf(path: string, bytes: Uint8Array): string {
  if (!/\.(bpmn|dmn)$/.test(path)) return Buffer.from(bytes).toString('utf8')
  const decoded = decodeXml(bytes)
  // It has been parsed when it was deployed.
  return declareUtf8(decoded.ok ? decoded.xml : Buffer.from(bytes).toString('utf8'))
}
