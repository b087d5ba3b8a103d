import { childOf, idOf, isFalse, type ModdleElement, unresolvedIdOf } from '../../moddle.ts'
import type { CompensationEventDefinition } from '../../nodes/event-definition.ts'

/** Which activity is compensated; one that is not there is refused by the checks. */
export function readCompensation(definition: ModdleElement): CompensationEventDefinition {
  const activity = childOf(definition, 'activityRef')
  return {
    type: 'compensation',
    activity: activity === null ? unresolvedIdOf(definition, 'activityRef') : idOf(activity),
    waits: !isFalse(definition, 'waitForCompletion'),
  }
}
