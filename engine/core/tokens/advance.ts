import { goOnCompensating } from '../compensation/compensate.ts'
import { findElement } from '../find-element.ts'
import { arrive, passInclusiveJoin } from '../joins.ts'
import type { Run, Step } from '../run.ts'
import { endScopeIfEmpty, settleStuckJoin } from '../scopes.ts'
import { askConditions } from '../triggers/ask-conditions.ts'
import { activate, type Entry } from './activate.ts'

/**
 * Runs until nothing can move: first every token on its way, then the inclusive joins, then the scopes that are empty.
 * Joins and ends are decided only while nothing else moves (BPMN 2.0.2 §13.4.3, §13.3.4).
 */
export function advance(run: Run): void {
  do moveTokens(run)
  while (passJoins(run) || endScopes(run))
}

function moveTokens(run: Run): void {
  for (;;) {
    askConditions(run)
    const step = run.queue[run.taken]
    if (step === undefined) break
    run.taken += 1
    if (run.taken === run.queue.length) {
      run.queue.length = 0
      run.taken = 0
    }
    move(run, step)
  }
}

function move(run: Run, step: Step): void {
  // The scope may have ended while its token was on the way.
  if (findElement(run.draft.elements, step.scope) === null) return
  if ('compensates' in step) goOnCompensating(run, step.scope)
  else if (step.flow === null) activate(run, step.node, step.scope, entryOf(step))
  else arrive(run, step.flow, step.scope)
}

function entryOf({ body, variables }: Extract<Step, { readonly flow: null }>): Entry {
  return { body, ...(variables === undefined ? undefined : { variables }) }
}

function passJoins(run: Run): boolean {
  let passed = false
  for (const scope of run.touched) {
    if (findElement(run.draft.elements, scope) === null) run.touched.delete(scope)
    else if (passInclusiveJoin(run, scope)) passed = true
  }
  return passed
}

/** From the inside out, so that a scope whose content has just ended and moved on is not taken for empty. */
function endScopes(run: Run): boolean {
  const moving = new Set<number>()
  for (const scope of [...run.touched].sort((a, b) => b - a)) {
    if (moving.has(scope)) continue
    run.touched.delete(scope)
    const outer = findElement(run.draft.elements, scope)?.scope
    if (outer === undefined) continue
    if (endScopeIfEmpty(run, scope)) moving.add(outer)
    else if (settleStuckJoin(run, scope)) moving.add(scope)
  }
  return moving.size > 0
}
