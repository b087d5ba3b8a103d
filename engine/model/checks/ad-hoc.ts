import type { Check, Finding } from './check.ts'

/** What must not stand in an ad-hoc sub-process: nothing there begins or ends by itself (BPMN 2.0.2 §10.3.5). */
export const adHoc: Check = {
  rule: 'ad-hoc',
  find: (process) =>
    [...process.nodes.values()].flatMap((node): Finding[] => {
      const owner = process.nodes.get(node.scope.id)
      if (owner?.type !== 'adHocSubProcess' || (node.type !== 'startEvent' && node.type !== 'endEvent')) return []
      return [
        {
          severity: 'error',
          element: node.id,
          message: `Expected no start and no end event in ad-hoc sub-process "${owner.id}", but found "${node.id}".`,
          messageZh: `特设子流程“${owner.id}”中不得有开始或结束事件，实际有“${node.id}”。`,
        },
      ]
    }),
}
