import type { DefinitionRow, DeploymentFiles, Engine } from '../../engine/index.ts'
import { Refusal } from '../refusal.ts'

/** The versions of one process in a park, newest first. */
export async function listVersions(
  engine: Engine,
  parkId: string,
  processId: string,
): Promise<readonly DefinitionRow[]> {
  const rows = (await engine.listDefinitions(parkId)).filter((row) => row.processId === processId)
  if (rows.length === 0) throw notFound(processId)
  return [...rows].sort((a, b) => b.version - a.version)
}

/** One version with every file of its deployment. */
export async function readVersion(
  engine: Engine,
  parkId: string,
  { processId, version }: { readonly processId: string; readonly version: number },
): Promise<{ readonly row: DefinitionRow; readonly files: DeploymentFiles }> {
  const row = (await listVersions(engine, parkId, processId)).find((each) => each.version === version)
  const files = row === undefined ? null : await engine.readDeployment(parkId, row.hash)
  if (row === undefined || files === null) {
    throw new Refusal(
      'process-not-found',
      `Expected version ${version} of ${processId} in this park, but found none.`,
      `本园区没有流程 ${processId} 的第 ${version} 版。`,
    )
  }
  return { row, files }
}

/** The BPMN XML of one version, byte for byte as it was deployed. */
export async function readVersionXml(
  engine: Engine,
  parkId: string,
  wanted: { readonly processId: string; readonly version: number },
): Promise<Uint8Array> {
  const versions = await listVersions(engine, parkId, wanted.processId)
  const row = versions.find(({ version }) => version === wanted.version)
  const files = row === undefined ? null : await engine.readDeployment(parkId, row.hash)
  const xml = files === null ? null : findXml(files, wanted.processId)
  if (xml === null) throw notFound(`${wanted.processId} version ${wanted.version}`)
  return xml
}

// A deployment may hold several BPMN files: the one that declares the process.
function findXml(files: DeploymentFiles, processId: string): Uint8Array | null {
  const models = Object.entries(files).filter(([path]) => path.endsWith('.bpmn'))
  const declares = models.find(([, bytes]) => Buffer.from(bytes).includes(`id="${processId}"`))
  return (declares ?? models[0])?.[1] ?? null
}

function notFound(what: string): Refusal {
  return new Refusal(
    'process-not-found',
    `Expected a process ${what} in this park, but found none.`,
    `本园区没有流程 ${what}。`,
  )
}
