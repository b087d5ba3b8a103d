import type { BoundaryEvent, IntermediateCatchEvent, StartEvent } from '../../../engine/model/nodes/event.ts'
import type { FlowNode } from '../../../engine/model/nodes/flow-node.ts'
import { finish, happenAtBoundary, happenBeside, startsBeside } from './interpret.ts'
import { kill, type Naive, type Token, token } from './token.ts'

type Event = BoundaryEvent | StartEvent | IntermediateCatchEvent

/** An event that is waited for, and who waits. */
export interface Awaiting {
  readonly host: Token
  readonly event: Event
}

/** Everything that is waited for, the oldest first. */
export function awaiting(run: Naive): readonly Awaiting[] {
  return run.tokens.flatMap((host) => eventsAt(run, host).map((event) => ({ host, event })))
}

function eventsAt(run: Naive, host: Token): readonly Event[] {
  const { node, body, state, isBack, cancelled, interrupted, spent } = host
  if (state !== 'in' || isBack || cancelled) return []
  const boundary = node !== null && 'boundaryEvents' in node && body === null ? node.boundaryEvents : []
  const beside = interrupted ? [] : startsBeside(run, host)
  return [...boundary, ...beside, ...eventsOf(node)].filter(
    (event) => /^(timer|message|signal)$/.test(event.trigger?.type ?? '') && !spent.has(event.id),
  )
}

/** Its own event, or those behind an event-based gateway. */
function eventsOf(node: FlowNode | null): readonly IntermediateCatchEvent[] {
  if (node?.type === 'intermediateCatchEvent') return [node]
  if (node?.type !== 'eventBasedGateway') return []
  return node.outgoing.flatMap(({ target }) => (target.type === 'intermediateCatchEvent' ? [target] : []))
}

export function happen(run: Naive, { host, event }: Awaiting): void {
  const isCycle = event.trigger?.type === 'timer' && event.trigger.kind === 'cycle'
  if (event.trigger?.type === 'timer' && !isCycle) host.spent.add(event.id)
  if (event.type === 'boundaryEvent') happenAtBoundary(run, event, host)
  else if (event.type === 'startEvent') happenBeside(run, event, host)
  else if (host.node === event) finish(run, host, 'completed')
  else leaveGateway(run, host, event)
}

/** The gateway is done, and with it the other events behind it (BPMN 2.0.2 §13.4.4). */
function leaveGateway(run: Naive, gateway: Token, event: FlowNode): void {
  kill(run, gateway)
  run.completed.push(gateway.node?.id ?? '')
  const caught = token({ inside: gateway.inside, state: 'in', node: event })
  run.tokens.push(caught)
  finish(run, caught, 'completed')
}

/** Everybody who waits for the signal now hears it, unless an earlier one has ended the waiting (§10.5.1). */
export function signalAll(run: Naive, name: string): void {
  const hears = ({ trigger }: Event) => trigger?.type === 'signal' && trigger.name === name
  for (const { host, event } of awaiting(run).filter((each) => hears(each.event))) {
    if (run.tokens.includes(host) && eventsAt(run, host).includes(event)) happen(run, { host, event })
  }
}

/** The nearest that catches it: the boundary of the activity, event sub-processes of the scope, and so outwards. */
export function throwOutwards(run: Naive, from: Token, kind: 'error' | 'escalation', code: string | null): boolean {
  for (let at: Token = from; at.inside !== null; at = at.inside) {
    const isGuarded = at.node !== null && 'boundaryEvents' in at.node && at.body === null && !at.isBack
    const boundary = isGuarded && at.node !== null && 'boundaryEvents' in at.node ? at.node.boundaryEvents : []
    const caught = thatCatches(boundary, kind, code)
    if (caught !== undefined) {
      happenAtBoundary(run, caught, at)
      return true
    }
    const own = at.node?.type === 'subProcess' && at.node.triggeredByEvent ? at.node.id : null
    const others = at.inside.interrupted ? [] : startsBeside(run, at.inside).filter(({ scope }) => scope.id !== own)
    const start = thatCatches(others, kind, code)
    if (start !== undefined) {
      happenBeside(run, start, at.inside)
      return true
    }
  }
  return false
}

/** The code goes before what catches all. */
function thatCatches<E extends Event>(events: readonly E[], kind: string, code: string | null): E | undefined {
  const codeOf = ({ trigger }: E) => (trigger !== null && 'code' in trigger ? trigger.code : null)
  const fitting = events.filter(({ trigger }) => trigger?.type === kind)
  return fitting.find((event) => codeOf(event) === code) ?? fitting.find((event) => codeOf(event) === null)
}
