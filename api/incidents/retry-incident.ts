import type { FastifyRequest } from 'fastify'
import { v5 } from 'uuid'
import type { CommandBody, Decision, Variables } from '../../engine/index.ts'
import { foreseeIntervention, intervene } from '../instances/intervene.ts'
import { noSuchInstance } from '../instances/no-such-instance.ts'
import { findInstanceRow } from '../instances/queries.ts'
import { mustGiveReason } from '../interventions/write-reason.ts'
import { commandIdOf, inParkOf, parkOf } from '../plugins/access.ts'
import { Refusal } from '../refusal.ts'
import type { Incident } from './incident.ts'
import { mustBeNames } from './must-be-names.ts'
import { findIncident } from './queries.ts'

export interface IncidentKey {
  readonly instanceId: string
  readonly key: number
}

/** What became of one incident of several that were to be retried. */
export interface RetryOutcome extends IncidentKey {
  readonly retried: boolean
  /** Why not. */
  readonly problem: { readonly code: string; readonly message: string; readonly messageZh: string } | null
}

export async function existingIncident(request: FastifyRequest, { instanceId, key }: IncidentKey): Promise<Incident> {
  const { id } = parkOf(request).park
  const found = await inParkOf(request, (tx) => findIncident(tx, id, instanceId, key))
  if (found !== null) return found
  if ((await inParkOf(request, (tx) => findInstanceRow(tx, id, instanceId))) === null) throw noSuchInstance(instanceId)
  throw new Refusal(
    'no-incident',
    `Expected an incident ${key} of ${instanceId}, but there is none, or it has been resolved.`,
    `实例 ${instanceId} 的异常 ${key} 不存在，或者已经处理。`,
  )
}

/** What would happen if this were retried now with these variables; nothing is written. */
export async function foreseeRetry(
  request: FastifyRequest,
  incident: IncidentKey,
  variables: Variables,
): Promise<Decision> {
  mustBeNames(variables)
  return await foreseeIntervention(request, incident.instanceId, bodyFor(incident, variables))
}

/** Lets the step go on from where it stood, with changed variables; the reason goes into the history. */
export async function retryIncident(
  request: FastifyRequest,
  incident: IncidentKey,
  { variables, reason, commandId }: RetryOrder,
): Promise<void> {
  mustBeNames(variables)
  const body = bodyFor(incident, variables)
  await intervene(request, { instanceId: incident.instanceId, body, reason, commandId })
}

export interface RetryOrder {
  readonly variables: Variables
  readonly reason: string
  readonly commandId: string
}

/** Retries each for the same reason; one that is gone already does not hold up the others. */
export async function retryIncidents(
  request: FastifyRequest,
  incidents: readonly IncidentKey[],
  reason: string,
): Promise<readonly RetryOutcome[]> {
  mustGiveReason(reason)
  const batch = commandIdOf(request)
  return await Promise.all(
    incidents.map(async (incident): Promise<RetryOutcome> => {
      const commandId = v5(`${incident.instanceId}/${incident.key}`, batch)
      try {
        await retryIncident(request, incident, { variables: {}, reason, commandId })
        return { ...incident, retried: true, problem: null }
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        const { code, message, messageZh } = error
        return { ...incident, retried: false, problem: { code, message, messageZh } }
      }
    }),
  )
}

function bodyFor({ key }: IncidentKey, variables: Variables): CommandBody {
  return { type: 'resolveIncident', key, variables }
}
