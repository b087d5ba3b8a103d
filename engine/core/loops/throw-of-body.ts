import type { Activity } from '../../model/nodes/activity.ts'
import type { LoopEvent } from '../../model/nodes/loop.ts'
import { type Failure, isFailure } from '../failure.ts'
import { elementOf, type Run } from '../run.ts'
import { throwEscalation } from '../throwing/throw-escalation.ts'
import { prepareMessage } from '../throwing/throw-message.ts'
import { throwSignal } from '../throwing/throw-signal.ts'

/** Throws what the loop `key` throws at its boundary after a body, if it does (BPMN 2.0.2 §10.3.8 table 10.29). */
export function throwOfBody(run: Run, node: Activity, key: number): Failure | null {
  const throws = node.loop?.type === 'multiInstance' ? node.loop.throws : null
  if (throws === null || (throws.first && elementOf(run, key).loop?.completed !== 1)) return null
  return throwAt(run, node, key, throws.event)
}

function throwAt(run: Run, node: Activity, key: number, event: LoopEvent['event']): Failure | null {
  switch (event.type) {
    case 'message': {
      const prepared = prepareMessage(run, node, key, event)
      if (isFailure(prepared)) return prepared
      prepared()
      return null
    }
    case 'signal':
      throwSignal(run, node, key, event)
      return null
    case 'escalation':
      throwEscalation(run, node.id, key, event.code, {})
      return null
  }
}
