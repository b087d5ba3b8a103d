import type { Check, Finding } from './check.ts'
import { milestonesBefore } from './milestones-before.ts'

/** `null` = no milestone was reached yet. */
export type MilestoneOrder = (from: string | null, to: string) => boolean

/** Two milestones that follow each other on some path must be a move that `allows` knows. */
export function milestoneOrder(allows: MilestoneOrder): Check {
  return {
    rule: 'milestone-order',
    find: (process) => {
      const before = milestonesBefore(process)
      return [...process.nodes.values()].flatMap((node): Finding[] => {
        const to = node.milestone
        if (to === null) return []
        return [...(before.get(node) ?? [])]
          .filter((from) => from !== to && !allows(from, to))
          .map((from) => ({
            severity: 'error',
            element: node.id,
            message: `Expected milestone "${to}" of "${node.id}" to be allowed after ${from === null ? 'the draft' : `"${from}"`}, but it is no such move.`,
            messageZh: `“${node.id}”的里程碑“${to}”不能接在${from === null ? '草稿' : `“${from}”`}之后。`,
          }))
      })
    },
  }
}
