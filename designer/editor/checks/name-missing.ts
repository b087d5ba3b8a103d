import type { Check } from '../../../engine/model/checks/check.ts'

/**
 * What people are asked to do, and what they are asked to choose by, should say so in words. An advice while drawing
 * only: a process runs without names.
 */
export const nameMissing: Check = {
  rule: 'name-missing',
  find: (process) =>
    [...process.nodes.values()].flatMap((node) => {
      const isChoice = 'defaultFlow' in node && node.type.endsWith('Gateway') && node.outgoing.length > 1
      if (node.name !== null || (node.type !== 'userTask' && !isChoice)) return []
      return [
        {
          severity: 'note' as const,
          element: node.id,
          message: `Expected "${node.id}" to have a name, for people read it.`,
          messageZh: isChoice
            ? `网关“${node.id}”没有名称，看不出按什么分路。`
            : `“${node.id}”没有名称，办理的人看不出要做什么。`,
        },
      ]
    }),
}
