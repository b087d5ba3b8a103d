import type { ProcessDefinition } from '../../../engine/model/definition.ts'
import { constantValue } from '../../../engine/verify/explore/stand-ins.ts'
import type { WorstCase } from '../../../engine/verify/fault.ts'
import { flowsAlong } from './flows-along.ts'
import { playFrames } from './play-frames.ts'
import type { DrawnPromise } from './verified.ts'

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

/** The department where it is always the same, else the lane. */
function ownerOf(processes: readonly ProcessDefinition[], element: string): string | null {
  const process = processes.find(({ nodes }) => nodes.has(element))
  const node = process?.nodes.get(element)
  const department = node !== undefined && 'department' in node ? node.department : null
  const constant = department === null ? undefined : constantValue(department)
  return typeof constant === 'string' ? constant : (process?.lanes.get(element) ?? null)
}
