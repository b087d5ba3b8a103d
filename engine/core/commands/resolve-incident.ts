import { jobRetries } from '../activities/jobs.ts'
import { behaviourOf } from '../behaviour.ts'
import { awaitEventSubProcesses } from '../catching/event-sub-processes.ts'
import { beginHinderedClocks, START_INVALID } from '../clocks/begin-clocks.ts'
import type { BodyOf } from '../commands.ts'
import type { Rejection } from '../decision.ts'
import { findElement } from '../find-element.ts'
import { raiseIncident } from '../incidents.ts'
import type { IncidentState } from '../instance.ts'
import { passStuckJoin } from '../joins.ts'
import { reject } from '../rejections.ts'
import { elementOf, emit, nodeOf, type Run } from '../run.ts'
import { activateAgain } from '../tokens/activate.ts'
import { complete, leave } from '../tokens/complete.ts'
import { setWhereTheyLive } from '../variables.ts'

/** Somebody has mended what was wrong: the element goes on from where it stood. */
export function resolveIncident(run: Run, { key, variables }: BodyOf<'resolveIncident'>): Rejection | null {
  const element = findElement(run.draft.elements, key)
  const incident = element?.incident
  if (element === null || incident === undefined) return reject('no-incident', String(key))
  setWhereTheyLive(run, key, variables)
  emit(run, { type: 'incidentResolved', key, node: element.node })
  // After a stop at the limit of steps, joins and ends elsewhere have not been looked at.
  for (const { key: each, node, loop } of run.draft.elements) {
    if (loop !== undefined || run.definition.scopes.has(node)) run.touched.add(each)
  }
  if (incident.code === 'stuck-join') passStuckJoin(run, key)
  else if (incident.code === START_INVALID && element.scope === -1) beginHinderedClocks(run)
  else if (element.scope === -1) awaitAgainAtProcess(run)
  else goOn(run, key, incident.step)
  return null
}

function goOn(run: Run, key: number, step: IncidentState['step']): void {
  const element = elementOf(run, key)
  const node = nodeOf(run, element)
  switch (step) {
    case 'activate':
      activateAgain(run, node, key, element.scope)
      break
    case 'complete':
      // What a loop as a whole or an ad-hoc sub-process failed at is to ask whether it is enough.
      if (element.loop === undefined && element.adHoc === undefined) complete(run, node, key)
      else behaviourOf(run, node).askAgain?.(run, node, key)
      break
    case 'leave':
      leave(run, node, key)
      break
    case 'condition':
      run.conditionsOpen = true
      break
    case 'job':
      emit(run, { type: 'jobRetried', key, retries: jobRetries, at: run.context.now })
      break
  }
}

/** The process itself can only have failed to wait for its event sub-processes. */
function awaitAgainAtProcess(run: Run): void {
  const failed = awaitEventSubProcesses(run, run.definition.scope, 0)
  if (failed !== null) raiseIncident(run, 0, run.definition.id, 'activate', failed)
}
