import type { Variables } from '../../expressions/expression.ts'
import type { SubProcess } from '../../model/nodes/activity.ts'
import type { BoundaryEvent, StartEvent } from '../../model/nodes/event.ts'
import type { SingleCaughtEvent, SingleThrownEvent } from '../../model/nodes/event-definition.ts'
import type { FlowNode } from '../../model/nodes/flow-node.ts'
import { singleEvents } from '../../model/nodes/single-events.ts'
import { behaviourOf } from '../behaviour.ts'
import type { ElementInstance } from '../instance.ts'
import { elementOf, emit, type Run } from '../run.ts'

/** Who catches an error or escalation: a boundary event at the activity `host`, or the start of an event sub-process in scope `host`. */
export interface Catcher {
  readonly node: FlowNode
  readonly host: number
}

/**
 * Looks outwards from element `key`: the boundary events of an activity, then the event sub-processes of the scope
 * around it, and so on; everywhere the code goes before a catch-all (BPMN 2.0.2 §10.5.7, §13.5.4). An event
 * sub-process never catches what comes out of itself.
 */
export function findCatcher(
  run: Run,
  key: number,
  code: string | null,
  kind: 'error' | 'escalation' = 'error',
): Catcher | null {
  const { nodes, scopes } = run.definition
  for (let at = elementOf(run, key); at.scope !== -1; at = elementOf(run, at.scope)) {
    const node = nodes.get(at.node)
    // Boundary events sit on the whole of a loop, not on its bodies, and not on what has completed already.
    const isGuarded = at.body === undefined && at.revived !== true
    const boundary = node !== undefined && 'boundaryEvents' in node && isGuarded ? node.boundaryEvents : []
    const atBoundary = thatCatches(boundary, kind, code)
    if (atBoundary !== null) return { node: atBoundary, host: at.key }
    // Around a body stands the whole, which has no content of its own.
    const around = elementOf(run, at.scope)
    const besides = around.loop === undefined ? (scopes.get(around.node)?.eventSubProcesses ?? []) : []
    const inScope = thatCatches(startsBeside(run, at, besides), kind, code)
    if (inScope !== null) return { node: inScope, host: at.scope }
  }
  return null
}

/** The error reaches its catcher, which ends what it interrupts. */
export function catchError(run: Run, { node, host }: Catcher, code: string | null, variables: Variables): void {
  emit(run, { type: 'eventCaught', node: node.id, kind: 'error', name: code })
  behaviourOf(run, node).onTrigger?.(run, node, host, null, withWhatWasCaught(node, 'error', code, variables))
}

/** What comes with it, and code and message where the event wants them; the message is what was given as `errorMessage`. */
export function withWhatWasCaught(
  node: FlowNode,
  kind: 'error' | 'escalation',
  code: string | null,
  variables: Variables,
): Variables {
  const events = 'trigger' in node ? singleEvents<SingleCaughtEvent | SingleThrownEvent>(node.trigger) : []
  const caught = events.find((event) => event.type === kind && (event.code === code || event.code === null))
  if (caught?.type !== 'error' && caught?.type !== 'escalation') return variables
  const { codeVariable, messageVariable } = caught
  return {
    ...variables,
    ...(codeVariable === undefined ? undefined : { [codeVariable]: code }),
    ...(messageVariable === undefined ? undefined : { [messageVariable]: variables['errorMessage'] ?? null }),
  }
}

/**
 * Where an event sub-process has interrupted its scope, none of it starts any more (§13.5.4): neither at what comes out
 * of that one, nor at what is compensated meanwhile.
 */
function startsBeside(
  run: Run,
  { node, scope }: ElementInstance,
  besides: readonly SubProcess[],
): readonly StartEvent[] {
  const starts = besides.flatMap(({ body }) => body.startEvents)
  const interrupting = starts.filter((start) => start.interrupting).map((start) => start.scope.id)
  const isInterrupted = run.draft.elements.some((each) => each.scope === scope && interrupting.includes(each.node))
  return isInterrupted ? [] : starts.filter((start) => start.scope.id !== node)
}

function thatCatches(
  events: readonly (BoundaryEvent | StartEvent)[],
  kind: 'error' | 'escalation',
  code: string | null,
): FlowNode | null {
  let all: FlowNode | null = null
  for (const event of events) {
    for (const caught of singleEvents(event.trigger)) {
      if (caught.type !== kind) continue
      if (caught.code === code && code !== null) return event
      if (caught.code === null) all ??= event
    }
  }
  return all
}
