import type { FlowNode } from '../../../engine/model/nodes/flow-node.ts'
import { type Done, killContent, type Naive, type Token, token } from './token.ts'

/** The activity that undoes this one. */
export function handlerOf(node: FlowNode): FlowNode | null {
  const boundary = 'boundaryEvents' in node ? node.boundaryEvents : []
  return boundary.find(({ trigger }) => trigger.type === 'compensation')?.handler ?? null
}

/** Keeps in its scope that an activity has completed, if there is anything to undo. */
export function keepDone({ inside, node, done, isWhole, undoes }: Token): void {
  if (inside === null || node === null || undoes !== null || !('boundaryEvents' in node)) return
  if (isWhole) inside.done = [...inside.done, ...done]
  else if (done.length > 0 || handlerOf(node) !== null) inside.done = [...inside.done, { node, inner: done }]
}

/** Takes up what has completed around a throw event; says whether that is anything. */
export function takeUp(run: Naive, thrower: Token): boolean {
  for (const where of scopesAround(thrower)) {
    thrower.undo.push(...where.done.map((what) => ({ where, what })))
    where.done = []
  }
  if (thrower.undo.length > 0) undoLater(run, thrower)
  return thrower.undo.length > 0
}

/** From an event sub-process also the scope around it, and that before its own. */
function scopesAround({ inside }: Token): readonly Token[] {
  if (inside === null) return []
  const { node } = inside
  const isBeside = node?.type === 'subProcess' && node.triggeredByEvent
  return isBeside ? [...scopesAround(inside), inside] : [inside]
}

/** In its turn, `who` has the next thing undone, or goes on. */
export function undoLater(run: Naive, who: Token): void {
  if (run.tokens.includes(who)) run.tokens.push(token({ inside: who, state: 'undoing', node: null }))
}

/** A completed scope is back, to have undone what has completed in it. */
export function bringBack(run: Naive, where: Token, what: Done, undoes: Token): void {
  const back = token({ inside: where, state: 'in', node: what.node, undoes, isBack: true })
  back.undo = what.inner.map((inner) => ({ where: back, what: inner }))
  run.tokens.push(back)
  undoLater(run, back)
}

/**
 * A transaction is cancelled: everything in it is cut off, what is done in it is undone, the last first, and only then
 * its boundary event goes on (BPMN 2.0.2 §13.5.5). Of one that loops, the whole is.
 */
export function cancelAround(run: Naive, from: Token): void {
  const transaction = transactionAround(from)
  keepWhatIsCutOff(run, transaction)
  killContent(run, transaction)
  transaction.cancelled = true
  transaction.undo.push(...transaction.done.map((what) => ({ where: transaction, what })))
  transaction.done = []
  undoLater(run, transaction)
}

function transactionAround({ inside }: Token): Token {
  if (inside === null) throw new Error('Expected a transaction around a cancel end event.')
  if (inside.node?.type !== 'subProcess' || !inside.node.transaction) return transactionAround(inside)
  return inside.body === null || inside.inside === null ? inside : inside.inside
}

function keepWhatIsCutOff(run: Naive, scope: Token): void {
  for (const inner of run.tokens.filter((one) => one.inside === scope && one.node !== null)) {
    keepWhatIsCutOff(run, inner)
    if (inner.node === null || inner.done.length === 0) continue
    // Of one that loops, its bodies, as when it completes.
    const done = inner.isWhole ? inner.done : [{ node: inner.node, inner: inner.done, partly: true }]
    scope.done = [...scope.done, ...done]
  }
}
