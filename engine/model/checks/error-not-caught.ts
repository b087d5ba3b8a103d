import type { Check, Finding } from './check.ts'
import { findCatcher } from './find-catcher.ts'

/** An error that nothing catches becomes an incident (BPMN 2.0.2 §10.5.6). */
export const errorNotCaught: Check = {
  rule: 'error-not-caught',
  find: (process) =>
    [...process.nodes.values()].flatMap((node): Finding[] => {
      if (node.type !== 'endEvent' || node.trigger?.type !== 'error') return []
      if (findCatcher(process, node.scope, node.trigger.code) !== null) return []
      return [
        {
          severity: 'warning',
          element: node.id,
          message: `Expected error "${node.trigger.code ?? ''}" of "${node.id}" to be caught in the process, but nothing catches it.`,
          messageZh: `“${node.id}”抛出的错误“${node.trigger.code ?? ''}”没有任何事件捕获。`,
        },
      ]
    }),
}
