import type { FastifyRequest } from 'fastify'
import { historyEntries } from '../instances/history-entry.ts'
import { parkOf } from '../plugins/access.ts'
import { type Attempt, attemptsOf } from './attempts.ts'
import type { Incident } from './incident.ts'
import { existingIncident, type IncidentKey } from './retry-incident.ts'
import { readScopeStack, type ScopeStep } from './scope-stack.ts'

export interface IncidentInFull {
  readonly incident: Incident
  readonly scopes: readonly ScopeStep[]
  readonly failures: readonly Attempt[]
}

/** One incident with where it stands and how often it was tried; refuses where there is none. */
export async function readIncident(request: FastifyRequest, incident: IncidentKey): Promise<IncidentInFull> {
  const { engine } = request.server
  const { id } = parkOf(request).park
  const { instanceId, key } = incident
  const found = await existingIncident(request, incident)
  const [scopes, history] = await Promise.all([
    readScopeStack(engine, id, instanceId, key),
    engine.readHistory(id, instanceId),
  ])
  return { incident: found, scopes, failures: attemptsOf(historyEntries(history), key) }
}
