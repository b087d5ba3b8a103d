import type { Variables } from '../../expressions/expression.ts'
import type { ProcessDefinition, ScopeDefinition } from '../../model/definition.ts'
import type { FlowNode } from '../../model/nodes/flow-node.ts'
import { type Behaviours, behaviourOf } from '../behaviour.ts'
import { awaitEventSubProcesses } from '../catching/event-sub-processes.ts'
import { beginProcessClocks } from '../clocks/begin-clocks.ts'
import { takeOverClocks } from '../clocks/take-over-clocks.ts'
import type { Command, CommandBody } from '../commands.ts'
import type { Context } from '../context.ts'
import { ownFromTheStart, partResults } from '../data/give-out.ts'
import type { Rejection } from '../decision.ts'
import type { Event } from '../events.ts'
import { started } from '../evolve.ts'
import { raiseIncident } from '../incidents.ts'
import { reject } from '../rejections.ts'
import type { RestartPoint } from '../restart.ts'
import { beginRun, emit, type Run } from '../run.ts'
import { activateByHand } from '../tokens/activate-by-hand.ts'

type StartInstance = Extract<CommandBody, { readonly type: 'startInstance' }>

/** A new instance with a token on one start event and on whatever starts by itself (BPMN 2.0.2 §13.2, §13.3.1). */
export function startInstance(
  definition: ProcessDefinition,
  behaviours: Behaviours,
  { instanceId, parkId }: Command,
  body: StartInstance,
  context: Context,
): Run | Rejection {
  const { scope, id: processId, hash: definitionHash } = definition
  if (body.processId !== processId) return reject('wrong-definition', body.processId, processId)
  const points = body.restart?.points ?? []
  const start = startFor(scope, body.startEvent)
  const isStarted = points.length > 0 || start !== undefined
  if (!isStarted && (body.startEvent !== null || scope.implicitStarts.length === 0)) {
    return reject('no-start-event', processId, body.startEvent ?? 'none')
  }
  const event = {
    type: 'instanceStarted',
    id: instanceId,
    parkId,
    rootInstanceId: body.rootInstanceId ?? instanceId,
    processId,
    definitionHash,
    businessKey: body.businessKey,
    variables: body.variables,
    ...(body.caller === undefined ? undefined : { caller: body.caller }),
    ...(body.restart === undefined ? undefined : { restartOf: body.restart.of }),
    at: context.now,
  } as const satisfies Event
  const run = beginRun(definition, behaviours, context, started(event), [event])
  const failed = awaitEventSubProcesses(run, scope, 0)
  if (failed !== null) raiseIncident(run, 0, processId, 'activate', failed)
  takeOverClocks(run, body.restart?.clocks ?? [], body.restart?.wholeSuspensions)
  for (const suspension of body.covers ?? []) emit(run, { type: 'wholePaused', suspension })
  beginProcessClocks(run, null)
  if (points.length > 0) return putTokensAt(run, points) ?? run
  if (start !== undefined) putTokenOn(run, start, body.variables)
  for (const node of scope.implicitStarts) run.queue.push({ scope: 0, flow: null, node })
  return run
}

/** Nobody has come the way to these points, so that the joins behind them wait only for what can still come. */
function putTokensAt(run: Run, points: readonly RestartPoint[]): Rejection | null {
  for (const { node, bodies } of points) {
    const refused = activateByHand(run, node, bodies)
    if (refused !== null) return refused
  }
  return null
}

function startFor({ startEvents, entries }: ScopeDefinition, id: string | null): FlowNode | undefined {
  if (id === null) return startEvents.find(({ trigger }) => trigger === null)
  return [...startEvents, ...entries].find((node) => node.id === id)
}

function putTokenOn(run: Run, start: FlowNode, variables: Variables): void {
  const event = behaviourOf(run, start).awaits?.(start) ?? null
  if (event !== null) {
    const name = 'name' in event ? event.name : null
    emit(run, { type: 'eventCaught', node: start.id, kind: event.type, name })
  }
  const enter = behaviourOf(run, start).enter
  const { own } = partResults(start, variables)
  if (enter === undefined) run.queue.push({ scope: 0, flow: null, node: start, ...ownFromTheStart(own) })
  else enter(run, start, own)
}
