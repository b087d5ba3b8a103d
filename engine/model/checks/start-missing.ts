import type { Check, Finding } from './check.ts'
import { startsOf } from './starts-of.ts'

/** A process needs a start event; a sub-process at least something that starts with it (BPMN 2.0.2 §10.5.2). */
export const startMissing: Check = {
  rule: 'start-missing',
  find: (process) =>
    [...process.scopes.values()].flatMap((scope): Finding[] => {
      const starts = scope.parent === null ? [...scope.startEvents, ...scope.entries] : startsOf(scope)
      if (starts.length > 0) return []
      return [
        {
          severity: 'error',
          element: scope.id,
          message:
            scope.parent === null
              ? `Expected process "${scope.id}" to have a start event.`
              : `Expected something in "${scope.id}" to start with it: it has no start event.`,
          messageZh: scope.parent === null ? `流程“${scope.id}”没有开始事件。` : `子流程“${scope.id}”没有开始事件。`,
        },
      ]
    }),
}
