import type { SequenceFlow } from '../definition.ts'
import type { Check, Finding } from './check.ts'

/** A flow stays in its scope and joins two nodes that may have it (BPMN 2.0.2 §7.6.1 table 7.3, §10.5). */
export const flowMisplaced: Check = {
  rule: 'flow-misplaced',
  find: (process) =>
    [...process.flows.values()].flatMap((flow): Finding[] => {
      const reason = misplaced(flow)
      if (reason === null) return []
      return [{ severity: 'error', element: flow.id, message: reason[0], messageZh: reason[1] }]
    }),
}

function misplaced(flow: SequenceFlow): readonly [string, string] | null {
  const { id, source, target } = flow
  if (source === target) {
    return [
      `Expected flow "${id}" to lead elsewhere, but it goes from "${source.id}" to itself.`,
      `顺序流“${id}”从“${source.id}”指向自身。`,
    ]
  }
  if (source.scope !== target.scope) {
    return [
      `Expected flow "${id}" to stay in one scope, but it leads from "${source.scope.id}" into "${target.scope.id}".`,
      `顺序流“${id}”不得跨越子流程边界（“${source.scope.id}”到“${target.scope.id}”）。`,
    ]
  }
  if (source.type === 'endEvent') {
    return [`Expected no flow out of end event "${source.id}".`, `结束事件“${source.id}”不得有流出的顺序流。`]
  }
  if (target.type === 'startEvent') {
    return [`Expected no flow into start event "${target.id}".`, `开始事件“${target.id}”不得有流入的顺序流。`]
  }
  if (target.type === 'boundaryEvent') {
    return [`Expected no flow into boundary event "${target.id}".`, `边界事件“${target.id}”不得有流入的顺序流。`]
  }
  const event = [source, target].find((node) => node.type === 'subProcess' && node.triggeredByEvent)
  if (event === undefined) return null
  return [`Expected no flow at event sub-process "${event.id}".`, `事件子流程“${event.id}”不得连接顺序流。`]
}
