import { singleEvents } from '../nodes/single-events.ts'
import type { Check, Finding } from './check.ts'
import { findCatcher } from './find-catcher.ts'

/** An error that nothing catches becomes an incident (BPMN 2.0.2 §10.5.6). */
export const errorNotCaught: Check = {
  rule: 'error-not-caught',
  find: (process) =>
    [...process.nodes.values()].flatMap((node): Finding[] => {
      if (node.type !== 'endEvent') return []
      return singleEvents(node.trigger).flatMap((event): Finding[] => {
        if (event.type !== 'error' || findCatcher(process, node.scope, event.code) !== null) return []
        return [
          {
            severity: 'warning',
            element: node.id,
            message: `Expected error "${event.code ?? ''}" of "${node.id}" to be caught in the process, but nothing catches it.`,
            messageZh: `“${node.id}”抛出的错误“${event.code ?? ''}”没有任何事件捕获。`,
          },
        ]
      })
    }),
}
