import { parseDeployment } from '../../core/parse.ts'
import type { ProcessDefinition } from '../../model/definition.ts'
import type { Deployment } from '../../model/deployment.ts'
import type { DeploymentOptions } from '../../model/parse-deployment.ts'
import type { DatabaseClient } from '../../store/connection/client.ts'
import type { DatabaseClock } from '../../store/connection/database-clock.ts'
import { readNow } from '../../store/connection/read-now.ts'
import { insertDeploymentFiles } from '../../store/definitions/deployment-files.ts'
import { insertDefinition } from '../../store/definitions/insert-definition.ts'
import { listDefinitions } from '../../store/definitions/list-definitions.ts'
import { lockDeployments } from '../../store/definitions/lock-deployments.ts'
import { replaceDefinitionTimers } from '../../store/definitions/replace-definition-timers.ts'
import type { DeployOutcome, DeployRequest } from '../engine.ts'
import type { DefinitionCache } from './definition-cache.ts'
import { armStartTimers } from './definition-timers.ts'

export interface DeployParts {
  readonly client: DatabaseClient
  readonly clock: DatabaseClock
  readonly zone: string
  readonly definitions: Pick<DefinitionCache, 'keep'>
  /** Rules of the caller beside the engine's own. */
  readonly options: DeploymentOptions
}

/** Checks and stores a deployment. A process whose newest version has the same hash keeps that version. */
export async function deploy(parts: DeployParts, request: DeployRequest): Promise<DeployOutcome> {
  const result = await parseDeployment(request.files, parts.options)
  if (!result.ok) return result
  const versions = await storeDeployment(parts, request, result.deployment)
  parts.definitions.keep(request.parkId, result.deployment)
  return { ok: true, hash: result.deployment.hash, versions, problems: result.deployment.problems }
}

async function storeDeployment(
  { client, clock, zone }: DeployParts,
  { parkId, files, by, note }: DeployRequest,
  deployment: Deployment,
): Promise<{ readonly [processId: string]: number }> {
  const { hash } = deployment
  return await client.run((sql) =>
    sql.begin(async (tx) => {
      await lockDeployments(tx, parkId)
      const time = await readNow(tx)
      clock.observe(time.now, time)
      await insertDeploymentFiles(tx, parkId, hash, files)
      const rows = await listDefinitions(tx, parkId)
      const versions: Record<string, number> = {}
      for (const process of executableOf(deployment)) {
        const newest = rows.find((row) => row.processId === process.id)
        const version = newest?.hash === hash ? newest.version : (newest?.version ?? 0) + 1
        versions[process.id] = version
        if (version === newest?.version) continue
        const { id: processId, name } = process
        await insertDefinition(tx, { parkId, processId, name, version, hash, deployedBy: by, note })
        await replaceDefinitionTimers(tx, parkId, processId, armStartTimers(parkId, process, clock.now(), zone))
      }
      return versions
    }),
  )
}

/** Where any process says that it is executable, the others are only drawn. */
function executableOf({ processes, executable }: Deployment): readonly ProcessDefinition[] {
  return executable.length === 0 ? processes : processes.filter(({ id }) => executable.includes(id))
}
