import type { ProcessDefinition } from '../definition.ts'
import type { Check, Finding } from './check.ts'
import { milestonesBefore } from './milestones-before.ts'

/** `null` = no milestone was reached yet. */
export type MilestoneOrder = (from: string | null, to: string) => boolean

/** More words than any lifecycle has, and few enough to follow each along every path. */
const MAXIMUM_MILESTONES = 64

/** Two milestones that follow each other on some path must be a move that `allows` knows. */
export function milestoneOrder(allows: MilestoneOrder): Check {
  return {
    rule: 'milestone-order',
    find: (process) => {
      const names = new Set([...process.nodes.values()].flatMap((node) => node.milestone ?? []))
      if (names.size === 0) return []
      return names.size > MAXIMUM_MILESTONES ? [tooMany(process, names.size)] : wrongMoves(process, allows)
    },
  }
}

function wrongMoves(process: ProcessDefinition, allows: MilestoneOrder): Finding[] {
  return [...milestonesBefore(process)].flatMap(([node, before]): Finding[] => {
    const to = node.milestone
    if (to === null) return []
    return [...before]
      .filter((from) => from !== to && !allows(from, to))
      .map((from) => ({
        severity: 'error',
        element: node.id,
        message: `Expected milestone "${to}" of "${node.id}" to be allowed after ${from === null ? 'the draft' : `"${from}"`}, but it is no such move.`,
        messageZh: `“${node.id}”的里程碑“${to}”不能接在${from === null ? '草稿' : `“${from}”`}之后。`,
      }))
  })
}

function tooMany(process: ProcessDefinition, found: number): Finding {
  return {
    severity: 'error',
    element: process.id,
    message: `Expected at most ${MAXIMUM_MILESTONES} milestones in "${process.id}", but found ${found}.`,
    messageZh: `流程“${process.id}”最多 ${MAXIMUM_MILESTONES} 个里程碑，实际有 ${found} 个。`,
  }
}
