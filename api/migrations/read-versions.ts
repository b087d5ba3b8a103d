import type { FastifyRequest } from 'fastify'
import { parkOf } from '../plugins/access.ts'
import { listVersions } from '../processes/read-version.ts'
import { Refusal } from '../refusal.ts'
import type { MigrationOrder, ReadVersion } from './migration-order.ts'

/** The two versions that a migration goes between; refused where one is missing or both are the same. */
export async function readVersions(
  request: FastifyRequest,
  { processId, fromVersion, toVersion }: Pick<MigrationOrder, 'processId' | 'fromVersion' | 'toVersion'>,
): Promise<{ readonly from: ReadVersion; readonly to: ReadVersion }> {
  const { engine } = request.server
  const { id } = parkOf(request).park
  const rows = await listVersions(engine, id, processId)
  const read = async (version: number): Promise<ReadVersion> => {
    const row = rows.find((each) => each.version === version)
    const definition = row === undefined ? null : await engine.findDefinition(id, row.hash, processId)
    if (row === undefined || definition === null) throw noSuchVersion(processId, version)
    return { row, definition }
  }
  const [from, to] = [await read(fromVersion), await read(toVersion)]
  if (from.row.hash === to.row.hash) throw sameVersion(fromVersion, toVersion)
  return { from, to }
}

function noSuchVersion(process: string, version: number): Refusal {
  return new Refusal(
    'no-such-version',
    `Expected version ${version} of ${process} in this park, but found none.`,
    `流程 ${process} 没有第 ${version} 版。`,
  )
}

function sameVersion(from: number, to: number): Refusal {
  return new Refusal(
    'no-such-version',
    `Expected another version to migrate to, but ${from} and ${to} are the same.`,
    `第 ${from} 版和第 ${to} 版相同，请选择另一个版本。`,
  )
}
