import type { CompensationRecord, ElementInstance, Undo } from '../instance.ts'

/**
 * What stays of an activity that has completed: itself, with its variables as they were and with what has completed in
 * it. A loop leaves one record for each of its bodies (BPMN 2.0.2 §10.7, §13.5.5).
 */
export function recorded(scope: ElementInstance, ended: ElementInstance, partly: boolean): ElementInstance {
  const { key, node, variables, compensations } = ended
  const record: CompensationRecord = {
    key,
    node,
    ...(variables === undefined ? undefined : { variables }),
    ...(compensations === undefined ? undefined : { records: compensations }),
    ...(partly ? { partly: true as const } : undefined),
  }
  const added = ended.loop === undefined ? [record] : (compensations ?? [])
  return { ...scope, compensations: [...(scope.compensations ?? []), ...added] }
}

/** Takes records out of a scope: each is compensated once. */
export function without({ compensations = [], ...scope }: ElementInstance, keys: ReadonlySet<number>): ElementInstance {
  const left = compensations.filter(({ key }) => !keys.has(key))
  return left.length === 0 ? scope : { ...scope, compensations: left }
}

/** What an element has still to see compensated, the last first. */
export function undoing(element: ElementInstance, more: readonly Undo[]): ElementInstance {
  return { ...element, undo: [...(element.undo ?? []), ...more] }
}
