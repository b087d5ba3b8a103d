import { v5 } from 'uuid'
import { type CommandBody, restartedInstanceId } from '../../engine/index.ts'
import { mustBeNames } from '../incidents/must-be-names.ts'
import { mustBeFreeOfApplication } from '../instances/free-of-application.ts'
import { mustBeDescribed } from '../migrations/described.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import { listVersions } from '../processes/read-version.ts'
import { Refusal } from '../refusal.ts'
import type { BatchAct, BatchOrder, Candidate } from './batch.ts'
import { listIncidentKeys } from './candidates/queries.ts'

export type BatchParts = Pick<AppParts, 'engine' | 'database' | 'catalogue'>

/** The id of what a batch does to an instance follows from both: done again after a crash, it is done once. */
export function itemCommandId(batchId: string, instanceId: string): string {
  return v5(instanceId, batchId)
}

/** A command of a batch; several go to an instance that stands with several incidents. */
export interface ItemCommand {
  readonly id: string
  readonly body: CommandBody
}

/**
 * What a batch sends to one instance; nothing where it is so already. Throws the refusal where it must not be: the same
 * rules as one by one.
 */
export async function commandsFor(
  parts: BatchParts,
  parkId: string,
  { act, selection }: BatchOrder,
  candidate: Candidate,
  commandId: string,
  reason: string,
): Promise<readonly ItemCommand[]> {
  if (act.type === 'resolve') {
    mustBeNames(act.variables)
    const keys = await parts.database.inPark(parkId, (tx) => listIncidentKeys(tx, parkId, candidate.id, selection))
    if (keys.length === 0) throw noIncident(candidate.id)
    const { variables } = act
    return keys.map((key) => ({ id: v5(String(key), commandId), body: { type: 'resolveIncident', key, variables } }))
  }
  const body = await bodyFor(parts, parkId, act, candidate, commandId, reason)
  return body === null ? [] : [{ id: commandId, body }]
}

async function bodyFor(
  parts: BatchParts,
  parkId: string,
  act: Exclude<BatchAct, { readonly type: 'resolve' }>,
  candidate: Candidate,
  commandId: string,
  reason: string,
): Promise<CommandBody | null> {
  switch (act.type) {
    case 'suspend':
      return { type: 'suspendInstance' }
    case 'resume':
      return { type: 'resumeInstance' }
    case 'cancel':
      await mustBeFreeOfApplication(parts.database, parkId, candidate)
      return { type: 'cancelInstance', reason }
    case 'modify': {
      const { terminate, activate, after } = act
      return { type: 'modifyInstance', terminate, activate, after }
    }
    case 'migrate':
      return await migration(parts, parkId, act, candidate)
    case 'restart': {
      await mustBeFreeOfApplication(parts.database, parkId, candidate)
      const { points, variables } = act
      return { type: 'restartInstance', as: restartedInstanceId(candidate.id, commandId), points, variables }
    }
  }
}

async function migration(
  parts: BatchParts,
  parkId: string,
  { toVersion, plan }: Extract<BatchAct, { readonly type: 'migrate' }>,
  candidate: Candidate,
): Promise<CommandBody | null> {
  const { processId } = candidate
  const row = (await listVersions(parts.engine, parkId, processId)).find(({ version }) => version === toVersion)
  const definition = row === undefined ? null : await parts.engine.findDefinition(parkId, row.hash, processId)
  if (row === undefined || definition === null) {
    throw new Refusal(
      'no-such-version',
      `Expected version ${toVersion} of ${processId} in this park, but found none.`,
      `流程 ${processId} 没有第 ${toVersion} 版。`,
    )
  }
  if (candidate.definitionHash === row.hash) return null
  await mustBeDescribed(parts.catalogue, parkId, candidate, { row, definition })
  return { type: 'migrateInstance', toHash: row.hash, plan }
}

function noIncident(instanceId: string): Refusal {
  return new Refusal(
    'no-incident',
    `Expected an incident of this kind in ${instanceId}, but there is none.`,
    `实例 ${instanceId} 没有这样的异常。`,
  )
}
