import type { Variables } from '../../expressions/expression.ts'
import { behaviourOf } from '../behaviour.ts'
import { findCatcher, withWhatWasCaught } from '../catching/errors.ts'
import { emit, type Run } from '../run.ts'

/**
 * Tells whoever catches it nearest around; what was escalated from goes on unless that ends it. One that nobody catches
 * goes on from the activity that called this process, and is no fault (BPMN 2.0.2 §10.5.7). Says whether element `key`
 * now `rests` until that has been answered: whoever catches it there may end this whole instance.
 */
export function throwEscalation(
  run: Run,
  node: string,
  key: number,
  code: string | null,
  variables: Variables,
  rests = false,
): boolean {
  emit(run, { type: 'eventThrown', key, node, kind: 'escalation', name: code })
  const catcher = findCatcher(run, key, code, 'escalation')
  if (catcher === null) {
    const leaves = run.draft.caller !== undefined
    if (leaves) emit(run, { type: 'escalationLeft', code, variables, by: rests ? key : null })
    return leaves && rests
  }
  emit(run, { type: 'eventCaught', node: catcher.node.id, kind: 'escalation', name: code })
  behaviourOf(run, catcher.node).onTrigger?.(
    run,
    catcher.node,
    catcher.host,
    null,
    withWhatWasCaught(catcher.node, 'escalation', code, variables),
  )
  return false
}
