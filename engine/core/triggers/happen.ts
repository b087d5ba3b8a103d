import type { Variables } from '../../expressions/expression.ts'
import { behaviourOf } from '../behaviour.ts'
import { findElement } from '../find-element.ts'
import type { Trigger } from '../instance.ts'
import { emit, nodeOf, type Run } from '../run.ts'
import { setWhereTheyLive } from '../variables.ts'
import { needsAll, removeTrigger } from './await-events.ts'
import { type Found, findTriggers } from './find-trigger.ts'

/**
 * An event happened at its host: what that means is told by the event's own type. `spent` is the trigger that this
 * uses up; `null` where somebody made it happen out of turn, so that a timer still runs on where it does not interrupt.
 */
export function happen(
  run: Run,
  { host, trigger }: Found,
  variables: Variables,
  spent: Trigger | null = trigger,
): void {
  const node = nodeOf(run, trigger)
  const name = 'name' in trigger ? trigger.name : null
  emit(run, { type: 'eventCaught', node: node.id, kind: trigger.type, name })
  const behaviour = behaviourOf(run, node)
  const others = host.triggers?.some((other) => other.node === node.id && other.key !== trigger.key) === true
  if (spent !== null && others && needsAll(behaviour.awaits?.(node) ?? null)) {
    setWhereTheyLive(run, host.key, variables)
    removeTrigger(run, host.key, trigger)
  } else behaviour.onTrigger?.(run, node, host.key, spent, variables)
}

/**
 * A signal reaches everything in the instance that waits for it now (BPMN 2.0.2 §10.5.1). What one of them ends does
 * not hear it any more, and what begins to wait meanwhile has come too late. Says whether anything heard it.
 */
export function happenToAll<T extends Trigger>(
  run: Run,
  fits: (trigger: Trigger) => trigger is T,
  variables: Variables,
): boolean {
  const all = findTriggers(run.draft, fits)
  for (const found of all) {
    const alive = stillThere(run, found)
    if (alive !== null) happen(run, alive, variables)
  }
  return all.length > 0
}

/** What was found, as it stands now; `null` where it is no longer waited for. */
export function stillThere<T extends Trigger>(run: Run, { host, trigger }: Found<T>): Found<T> | null {
  const alive = findElement(run.draft.elements, host.key)
  const waits = alive?.triggers?.some(({ key }) => key === trigger.key) === true
  return alive !== null && waits ? { host: alive, trigger } : null
}
