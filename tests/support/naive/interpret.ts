import fc from 'fast-check'
import type { BoundaryEvent, StartEvent } from '../../../engine/model/nodes/event.ts'
import type { FlowNode } from '../../../engine/model/nodes/flow-node.ts'
import { signalAll, throwOutwards } from './catch.ts'
import { firstOfEach, isActivated, isJoin, linkedTo, mayPass, takenBy } from './joins.ts'
import { contentOf, kill, killContent, type Naive, type Token, token } from './token.ts'
import { bringBack, cancelAround, handlerOf, keepDone, takeUp, undoLater } from './undo.ts'

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

/** A graph in which tokens multiply is left out: nothing more is learnt from thousands of them. */
export function settle(run: Naive): void {
  let moves = 0
  while (run.state === 'active' && (moveOldest(run) || passJoins(run) || endEmptyScopes(run))) {
    moves += 1
    fc.pre(moves < 1_000)
  }
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
  const isFull = firstOfEach(run, node, inside).length === node.incoming.length
  if (node.type === 'parallelGateway' && isFull) pass(run, node, inside)
  if (node.type === 'complexGateway' && isActivated(run, node, inside)) pass(run, node, inside)
}

function pass(run: Naive, node: FlowNode, inside: Token): void {
  const consumed = takenBy(run, node, inside)
  run.tokens = run.tokens.filter((one) => !consumed.includes(one))
  // A complex gateway has two phases, by turns.
  if (inside.used.has(node)) inside.used.delete(node)
  else if (node.type === 'complexGateway') {
    inside.used.set(
      node,
      consumed.flatMap(({ flow }) => flow ?? []),
    )
  }
  enter(run, node, inside)
}

function passJoins(run: Naive): boolean {
  let passed = false
  for (const scope of run.tokens.filter((one) => contentOf(run, one) !== null)) {
    const joins = contentOf(run, scope)?.nodes.filter((node) => node.type !== 'parallelGateway' && isJoin(node)) ?? []
    const join = joins.find((node) => mayPass(run, node, scope))
    if (join === undefined) continue
    pass(run, join, scope)
    passed = true
  }
  return passed
}

/** Scopes, and wholes of loops, in which nothing is left. */
function endEmptyScopes(run: Naive): boolean {
  const isScope = (one: Token) => one.state === 'in' && (one.isWhole || contentOf(run, one) !== null)
  const empty = run.tokens.filter((one) => isScope(one) && !run.tokens.some(({ inside }) => inside === one))
  // The end of one may have been the end of another.
  for (const scope of empty.reverse()) if (run.tokens.includes(scope)) finish(run, scope, 'completed')
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
  else if (!waits(node)) finish(run, here, 'completed')
}

function waits(node: FlowNode): boolean {
  if (node.type === 'intermediateCatchEvent') return node.trigger.type !== 'link'
  return node.type === 'userTask' || node.type === 'callActivity' || node.type === 'eventBasedGateway'
}

/** The token rests on the event while it is thrown, and goes on if it is still there. */
function throwEvent(run: Naive, here: Token): void {
  const { node, inside } = here
  const trigger = node?.type === 'endEvent' || node?.type === 'intermediateThrowEvent' ? node.trigger : null
  if (trigger?.type === 'compensation' && takeUp(run, here)) return
  if (trigger?.type === 'signal') signalAll(run, trigger.name)
  if (trigger?.type === 'escalation') throwOutwards(run, here, 'escalation', trigger.code)
  if (run.tokens.includes(here)) finish(run, here, 'completed')
  if (trigger?.type === 'error') throwError(run, here, trigger.code)
  if (trigger?.type === 'cancel') cancelAround(run, here)
  if (trigger?.type === 'terminate' && inside !== null) {
    killContent(run, inside)
    finish(run, inside, 'terminated')
  }
}

export function throwError(run: Naive, from: Token, code: string | null): void {
  if (!throwOutwards(run, from, 'error', code)) throw new Error('Expected every error to be caught somewhere.')
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
  else goOnWithLoop(run, inside)
}

/** Counted first, and only then asked whether that is enough (BPMN 2.0.2 §13.3.7). */
function goOnWithLoop(run: Naive, whole: Token): void {
  const loop = whole.node !== null && 'loop' in whole.node ? whole.node.loop : null
  const condition = loop?.type === 'multiInstance' ? loop.completionCondition : null
  whole.ended += 1
  if (condition !== null && whole.ended >= Number(/\d+/.exec(condition.source)?.[0])) killContent(run, whole)
  else startNextBody(run, whole)
}

function takenBehind(run: Naive, node: FlowNode) {
  const chosen = node.outgoing.length > 1 && !/^(parallel|complex)/.test(node.type) ? run.choose(node.id) : null
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
  } else if (next === undefined && who.cancelled) leaveTransaction(run, who)
  else if (next === undefined) finish(run, who, 'completed')
  else {
    const handler = next.what.partly === true ? null : handlerOf(next.what.node)
    if (handler === null) bringBack(run, next.where, next.what, who)
    else enter(run, handler, next.where, { undoes: who })
  }
}

function leaveTransaction(run: Naive, transaction: Token): void {
  const { node } = transaction
  const boundary = node !== null && 'boundaryEvents' in node ? node.boundaryEvents : []
  const cancel = boundary.find(({ trigger }) => trigger.type === 'cancel')
  if (cancel === undefined) kill(run, transaction)
  else happenAtBoundary(run, cancel, transaction)
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
