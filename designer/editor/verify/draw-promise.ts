import type { ProcessDefinition } from '../../../engine/model/definition.ts'
import type { FlowNode } from '../../../engine/model/nodes/flow-node.ts'
import { constantValue } from '../../../engine/verify/explore/stand-ins.ts'
import type { WorstCase } from '../../../engine/verify/fault.ts'
import { flowsAlong } from './flows-along.ts'
import { playFrames } from './play-frames.ts'
import type { DrawnPromise, StepOwner } from './verified.ts'

/** A worst case with the flows that lead along it, as its script takes them, and whose its days are. */
export function drawPromise(
  processes: readonly ProcessDefinition[],
  process: ProcessDefinition,
  { path, ...promise }: WorstCase,
  now: number,
): DrawnPromise {
  const last = playFrames(processes, promise.script, now, {}).at(-1)
  const elements = path.map(({ element }) => element)
  return {
    ...promise,
    flows: flowsAlong(process, elements, new Set(last?.state.taken)),
    steps: path.map((step, at) => ({ number: at + 1, ...step, owner: ownerOf(processes, step.element) })),
  }
}

function ownerOf(processes: readonly ProcessDefinition[], element: string): StepOwner {
  const process = processes.find(({ nodes }) => nodes.has(element))
  const node = process?.nodes.get(element)
  if (process === undefined || node === undefined) return { type: 'nobody' }
  const own = ownOwnerOf(process, node)
  if (own.type !== 'nobody' || !('body' in node)) return own
  const inside = node.body.nodes.map(({ id }) => ownerOf(processes, id)).filter(({ type }) => type !== 'nobody')
  const [first = own] = inside
  return inside.every((each) => JSON.stringify(each) === JSON.stringify(first)) ? first : { type: 'several' }
}

/** The department where it is always the same, else the lane. */
function ownOwnerOf({ lanes }: ProcessDefinition, node: FlowNode): StepOwner {
  const department = 'department' in node ? node.department : null
  const constant = department === null ? undefined : constantValue(department)
  const code = typeof constant === 'string' ? constant : lanes.get(node.id)
  if (code !== undefined) return { type: 'one', code }
  return { type: department === null ? 'nobody' : 'computed' }
}
