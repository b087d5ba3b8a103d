import { childOf, idOf, type ModdleElement, nearestId, textOf, unresolvedIdOf } from '../../moddle.ts'
import type { SignalEventDefinition } from '../../nodes/event-definition.ts'
import type { Reading } from '../reading.ts'

/** Signals meet by name; one without a name is known by its id, which is the same within one file. */
export function readSignal(
  owner: ModdleElement,
  definition: ModdleElement,
  reading: Reading,
): SignalEventDefinition | null {
  const unresolved = unresolvedIdOf(definition, 'signalRef')
  if (unresolved !== null) {
    reading.refuse(
      owner,
      'signal-missing',
      `Expected the signal "${unresolved}" to be defined.`,
      `信号“${unresolved}”未定义。`,
    )
    return null
  }
  const signal = childOf(definition, 'signalRef')
  if (signal !== null) return { type: 'signal', name: textOf(signal, 'name') ?? idOf(signal) ?? '' }
  reading.lacks(owner, 'signal-missing', 'Expected the event to name a signal.', '事件没有指定信号。')
  // Nobody throws a signal of the event's own id, so that it waits until it is made to happen by hand.
  return reading.loose ? { type: 'signal', name: nearestId(owner) ?? '' } : null
}
