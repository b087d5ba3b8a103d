import type { BoundaryEvent, StartEvent } from '../../../engine/model/nodes/event.ts'
import type { FlowNode } from '../../../engine/model/nodes/flow-node.ts'
import { firstOfEach, isJoin, linkedTo, mayPass } from './joins.ts'
import { contentOf, kill, killContent, type Naive, type Token, token } from './token.ts'
import { bringBack, handlerOf, keepDone, takeUp, undoLater } from './undo.ts'

/**
 * A second opinion: BPMN's token game as the clauses tell it, with no thought for speed and nothing of `engine/core`.
 * Where BPMN leaves open what comes first, both take the oldest token, then one join in each scope, then the ends.
 */
export function begin(run: Naive): void {
  const root = token({ inside: null, state: 'in', node: null })
  run.tokens.push(root)
  startContent(run, root)
  settle(run)
}

export function settle(run: Naive): void {
  while (run.state === 'active' && (moveOldest(run) || passJoins(run) || endEmptyScopes(run))) {}
}

function moveOldest(run: Naive): boolean {
  const oldest = run.tokens.find(({ state }) => state === 'going' || state === 'undoing')
  if (oldest === undefined) return false
  run.tokens = run.tokens.filter((one) => one !== oldest)
  if (oldest.state === 'undoing') undoNext(run, oldest.inside)
  else arrive(run, oldest)
  return true
}

function arrive(run: Naive, going: Token): void {
  const { node, inside, flow, body } = going
  if (node === null || inside === null) return
  if (!isJoin(node)) {
    enter(run, node, inside, { body })
    return
  }
  run.tokens.push(token({ inside, state: 'joining', node, flow }))
  const first = firstOfEach(run, node, inside)
  if (node.type === 'parallelGateway' && first.length === node.incoming.length) pass(run, node, inside, first)
}

function pass(run: Naive, node: FlowNode, inside: Token, consumed: readonly Token[]): void {
  run.tokens = run.tokens.filter((one) => !consumed.includes(one))
  enter(run, node, inside)
}

function passJoins(run: Naive): boolean {
  let passed = false
  for (const scope of run.tokens.filter((one) => contentOf(run, one) !== null)) {
    const joins = contentOf(run, scope)?.nodes.filter((node) => node.type === 'inclusiveGateway' && isJoin(node)) ?? []
    const join = joins.find((node) => mayPass(run, node, scope))
    if (join === undefined) continue
    pass(run, join, scope, firstOfEach(run, join, scope))
    passed = true
  }
  return passed
}

/** Scopes, and wholes of loops, in which nothing is left. */
function endEmptyScopes(run: Naive): boolean {
  const isScope = (one: Token) => one.state === 'in' && (one.isWhole || contentOf(run, one) !== null)
  const empty = run.tokens.filter((one) => isScope(one) && !run.tokens.some(({ inside }) => inside === one))
  for (const scope of empty.reverse()) finish(run, scope, 'completed')
  return empty.length > 0
}

function startContent(run: Naive, scope: Token): void {
  const nodes = contentOf(run, scope)?.nodes ?? []
  const starts = nodes.filter((node) => node.type === 'startEvent' && node.trigger === null)
  for (const node of [...starts, ...nodes.filter(startsByItself)]) send(run, node, scope)
}

/** Without a flow into it, an activity or gateway starts with its scope (BPMN 2.0.2 §13.3.1). */
function startsByItself(node: FlowNode): boolean {
  if (node.incoming.length > 0 || node.type.endsWith('Event')) return false
  if (node.type === 'subProcess' && node.triggeredByEvent) return false
  return !('forCompensation' in node && node.forCompensation)
}

function send(run: Naive, node: FlowNode, inside: Token, more: Partial<Token> = {}): void {
  run.tokens.push(token({ inside, state: 'going', node, ...more }))
}

function enter(run: Naive, node: FlowNode, inside: Token, more: Partial<Token> = {}): void {
  const loop = 'loop' in node && more.body == null ? node.loop : null
  const here = token({ inside, state: 'in', node, isWhole: loop !== null, ...more })
  run.tokens.push(here)
  if (loop !== null) startBodies(run, here)
  else if (node.type === 'subProcess') startContent(run, here)
  else if (node.type === 'intermediateThrowEvent' || node.type === 'endEvent') throwEvent(run, here)
  else if (node.type !== 'userTask' && !waitsForTime(node)) finish(run, here, 'completed')
}

function waitsForTime(node: FlowNode): boolean {
  return node.type === 'intermediateCatchEvent' && node.trigger.type === 'timer'
}

function throwEvent(run: Naive, here: Token): void {
  const { node, inside } = here
  const trigger = node?.type === 'endEvent' || node?.type === 'intermediateThrowEvent' ? node.trigger : null
  if (trigger?.type === 'compensation' && takeUp(run, here)) return
  finish(run, here, 'completed')
  if (trigger?.type === 'error') throwError(run, here)
  if (trigger?.type === 'terminate' && inside !== null) {
    killContent(run, inside)
    finish(run, inside, 'terminated')
  }
}

/** Whatever was done here is done: the token goes on along the flows that are taken. */
export function finish(run: Naive, here: Token, state: 'completed' | 'terminated'): void {
  const { node, inside, body, undoes } = here
  kill(run, here)
  if (node === null || inside === null) {
    run.state = state
    run.tokens = []
    return
  }
  keepDone(here)
  run.completed.push(node.id)
  if (undoes !== null) undoLater(run, undoes)
  const far = linkedTo(node)
  if (far !== null) send(run, far, inside)
  else if (body === null) for (const flow of takenBehind(run, node)) send(run, flow.target, inside, { flow })
  else startNextBody(run, inside)
}

function takenBehind(run: Naive, node: FlowNode) {
  const chosen = node.outgoing.length > 1 && node.type !== 'parallelGateway' ? run.choose(node.id) : null
  return node.outgoing.filter(({ id }) => chosen === null || chosen.includes(id))
}

function bodiesOf(whole: Token): number {
  const loop = whole.node !== null && 'loop' in whole.node ? whole.node.loop : null
  return loop?.type === 'standardLoop' ? (loop.maximum ?? 0) : Number(loop?.source.value.source)
}

function startBodies(run: Naive, whole: Token): void {
  const loop = whole.node !== null && 'loop' in whole.node ? whole.node.loop : null
  const atOnce = loop?.type === 'multiInstance' && !loop.sequential ? bodiesOf(whole) : Math.min(1, bodiesOf(whole))
  for (let body = 0; body < atOnce; body += 1) startNextBody(run, whole)
}

function startNextBody(run: Naive, whole: Token): void {
  if (whole.node === null || whole.begun >= bodiesOf(whole)) return
  send(run, whole.node, whole, { body: whole.begun })
  whole.begun += 1
}

function undoNext(run: Naive, who: Token | null): void {
  const next = who?.undo.pop()
  if (who === null) return
  if (next === undefined && who.isBack) {
    kill(run, who)
    if (who.undoes !== null) undoLater(run, who.undoes)
  } else if (next === undefined) finish(run, who, 'completed')
  else {
    const handler = handlerOf(next.what.node)
    if (handler === null) bringBack(run, next.where, next.what, who)
    else enter(run, handler, next.where, { undoes: who })
  }
}

/** The nearest that catches it: event sub-processes of the scope, the boundary of the activity, and so outwards. */
function throwError(run: Naive, from: Token): void {
  for (let at: Token = from; at.inside !== null; at = at.inside) {
    const boundary = at.node !== null && 'boundaryEvents' in at.node && at.body === null ? at.node.boundaryEvents : []
    const caught = boundary.find(({ trigger }) => trigger.type === 'error')
    if (caught !== undefined) {
      happenAtBoundary(run, caught, at)
      return
    }
    const own = at.node?.type === 'subProcess' && at.node.triggeredByEvent ? at.node.id : null
    const start = startsBeside(run, at.inside).find((event) => event.trigger?.type === 'error')
    if (start !== undefined && start.scope.id !== own && !at.inside.interrupted) {
      happenBeside(run, start, at.inside)
      return
    }
  }
  throw new Error('Expected every error to be caught somewhere.')
}

/** Start events of the event sub-processes that stand in a scope. */
export function startsBeside(run: Naive, scope: Token): readonly StartEvent[] {
  const nodes = contentOf(run, scope)?.nodes ?? []
  const besides = nodes.flatMap((node) => (node.type === 'subProcess' && node.triggeredByEvent ? [node.body] : []))
  return besides.flatMap((body) => body.nodes.filter((node) => node.type === 'startEvent'))
}

export function happenAtBoundary(run: Naive, event: BoundaryEvent, host: Token): void {
  if (event.interrupting) kill(run, host)
  if (host.inside !== null) enter(run, event, host.inside)
}

export function happenBeside(run: Naive, start: StartEvent, scope: Token): void {
  const node = scope.node === null ? run.process : contentOf(run, scope)
  const beside = node?.nodes.find(({ id }) => id === start.scope.id)
  if (beside === undefined) throw new Error(`Expected ${start.id} to stand in an event sub-process.`)
  if (start.interrupting) {
    killContent(run, scope)
    scope.interrupted = true
  }
  const here = token({ inside: scope, state: 'in', node: beside })
  run.tokens.push(here)
  send(run, start, here)
}
