import type { Variables } from '../../expressions/expression.ts'
import type { Activity } from '../../model/nodes/activity.ts'
import type { LoopEvent } from '../../model/nodes/loop.ts'
import { chainFailure } from '../chain.ts'
import { type Failure, isFailure } from '../failure.ts'
import { findElement } from '../find-element.ts'
import type { Run } from '../run.ts'
import { throwEscalation } from '../throwing/throw-escalation.ts'
import { prepareMessage } from '../throwing/throw-message.ts'
import { throwSignal } from '../throwing/throw-signal.ts'
import { holdsAt } from './wants-round.ts'

/**
 * Throws what the loop `key` throws at its boundary after a body that has `seen` these variables, until something of it
 * has ended the whole (BPMN 2.0.2 §10.3.8 table 10.29).
 */
export function throwOfBody(run: Run, node: Activity, key: number, seen: Variables): Failure | null {
  const throws = node.loop?.type === 'multiInstance' ? node.loop.throws : []
  for (const { first, condition, event } of throws) {
    const whole = findElement(run.draft.elements, key)
    if (whole === null) return null
    if (first && whole.loop?.completed !== 1) continue
    const holds = condition === null || holdsAt(run, node, key, condition, seen)
    const failed = typeof holds === 'boolean' ? (holds ? throwAt(run, node, key, event) : null) : holds
    if (failed !== null) return failed
  }
  return null
}

function throwAt(run: Run, node: Activity, key: number, event: LoopEvent['event']): Failure | null {
  switch (event.type) {
    case 'message': {
      const prepared = prepareMessage(run, node, key, event)
      if (isFailure(prepared)) return prepared
      prepared()
      return null
    }
    case 'signal': {
      const tooLong = chainFailure(run, node)
      if (tooLong === null) throwSignal(run, node, key, event)
      return tooLong
    }
    case 'escalation':
      throwEscalation(run, node.id, key, event.code, {})
      return null
  }
}
