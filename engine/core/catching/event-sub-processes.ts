import type { Variables } from '../../expressions/expression.ts'
import type { ScopeDefinition } from '../../model/definition.ts'
import type { StartEvent } from '../../model/nodes/event.ts'
import { behaviourOf } from '../behaviour.ts'
import { beginClocks } from '../clocks/begin-clocks.ts'
import { dataObjectsOf } from '../data/data-objects.ts'
import { ownFromTheStart, partResults } from '../data/give-out.ts'
import type { Failure } from '../failure.ts'
import { raiseIncident } from '../incidents.ts'
import type { Trigger } from '../instance.ts'
import { elementOf, emit, newKey, type Run } from '../run.ts'
import { terminateContent } from '../tokens/terminate.ts'
import { awaitAgain, awaitEvents, removeTrigger } from '../triggers/await-events.ts'
import { setWhereTheyLive } from '../variables.ts'

/** A scope begins to wait for the start events of its event sub-processes (BPMN 2.0.2 §13.5.4). */
export function awaitEventSubProcesses(run: Run, body: ScopeDefinition, scope: number): Failure | null {
  const starts = body.eventSubProcesses.flatMap((besides) => besides.body.startEvents)
  if (starts.length === 0) return null
  return awaitEvents(
    run,
    scope,
    starts.map((node) => ({ node, event: node.trigger })),
  )
}

/**
 * The start event of an event sub-process has happened in `scope`. An interrupting one ends all else in the scope,
 * also tokens at joins, and no other event sub-process of it starts any more; boundary events around it stay.
 */
export function startEventSubProcess(
  run: Run,
  start: StartEvent,
  scope: number,
  trigger: Trigger | null,
  variables: Variables,
): void {
  const { own, others } = partResults(start, variables)
  setWhereTheyLive(run, scope, others)
  if (start.interrupting) interrupt(run, scope, start)
  else awaitAgain(run, scope, trigger)
  const besides = run.definition.nodes.get(start.scope.id)
  if (besides === undefined) throw new Error(`Expected ${start.scope.id}, which holds ${start.id}, to be a node.`)
  const { waiting } = elementOf(run, scope)
  const consumed = start.interrupting && waiting !== undefined ? { consumed: waiting } : undefined
  const key = newKey(run)
  const objects = ownFromTheStart(dataObjectsOf(besides) ?? {})
  emit(run, { type: 'elementActivated', key, node: besides.id, scope, ...consumed, ...objects })
  run.touched.add(scope)
  run.touched.add(key)
  const hindered = beginClocks(run, besides, key)
  if (hindered !== null) raiseIncident(run, key, besides.id, 'activate', hindered)
  else behaviourOf(run, besides).activate(run, besides, key)
  run.queue.push({ scope: key, flow: null, node: start, ...ownFromTheStart(own) })
}

function interrupt(run: Run, scope: number, start: StartEvent): void {
  terminateContent(run, scope)
  const element = elementOf(run, scope)
  for (const trigger of element.triggers ?? []) {
    const besides = run.definition.nodes.get(trigger.node)?.scope
    if (besides?.parent === start.scope.parent) removeTrigger(run, scope, trigger)
  }
  if (element.incident !== undefined) emit(run, { type: 'incidentResolved', key: scope, node: element.node })
}
