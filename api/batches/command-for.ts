import { v5 } from 'uuid'
import { type CommandBody, restartedInstanceId } from '../../engine/index.ts'
import { mustBeFreeOfApplication } from '../instances/free-of-application.ts'
import { mustBeDescribed } from '../migrations/described.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import { listVersions } from '../processes/read-version.ts'
import { Refusal } from '../refusal.ts'
import type { BatchAct, Candidate } from './batch.ts'

export type BatchParts = Pick<AppParts, 'engine' | 'database' | 'catalogue'>

/** The id of what a batch does to an instance follows from both: done again after a crash, it is done once. */
export function itemCommandId(batchId: string, instanceId: string): string {
  return v5(instanceId, batchId)
}

/**
 * What a batch sends to one instance; `null` where it is so already. Throws the refusal where it must not be: the same
 * rules as one by one.
 */
export async function commandFor(
  parts: BatchParts,
  parkId: string,
  act: BatchAct,
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
