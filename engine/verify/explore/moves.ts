import type { CommandBody } from '../../core/commands.ts'
import type { ElementInstance, ProcessInstance } from '../../core/instance.ts'
import type { Variables } from '../../expressions/expression.ts'
import type { ProcessDefinition } from '../../model/definition.ts'
import type { FlowNode } from '../../model/nodes/flow-node.ts'
import type { ScriptLine } from '../fault.ts'
import { constantValue } from './stand-ins.ts'

/** Something that may happen next, from outside. */
export interface Move {
  readonly command: CommandBody
  /** Key of the element to which it happens. */
  readonly element: number
  /** What it is called where it ends nothing, so that it may happen beside all that goes on; else `null`. */
  readonly gentle: string | null
  readonly line: ScriptLine
  /** Of a sub-process that is looked at on its own: how it is left. */
  readonly outcome?: { readonly node: string; readonly by: string }
}

export interface Surroundings {
  /** How a sub-process that is looked at on its own may be left. */
  readonly outcomes: ReadonlyMap<string, readonly string[]>
  /** Codes of errors and escalations that something around a node catches. */
  readonly caught: (node: string) => { readonly errors: readonly string[]; readonly escalations: readonly string[] }
}

/** How a sub-process is left: it is done, or an error comes out of it. */
export const done = 'done'

export function byError(code: string | null): string {
  return `error ${code ?? ''}`
}

/**
 * All that may happen to one element from outside: work is done or fails with an error that something catches, what is
 * waited for comes. What interrupts nothing happens once in each activation; again brings nothing new.
 */
export function movesOf(
  definition: ProcessDefinition,
  surroundings: Surroundings,
  element: ElementInstance,
  happened: ReadonlySet<string>,
): readonly Move[] {
  if (element.state === 'failed') return []
  const node = definition.nodes.get(element.node)
  const moves =
    node === undefined
      ? []
      : [
          ...workOf(surroundings, element, node),
          ...escalationsOf(surroundings, element, node),
          ...openingsOf(element, node),
        ]
  for (const event of new Set((element.triggers ?? []).map((trigger) => trigger.node))) {
    const waiting = definition.nodes.get(event)
    if (waiting === undefined || !canHappen(waiting)) continue
    const gentle = 'interrupting' in waiting && !waiting.interrupting ? event : null
    const variables = answerOf(waiting)
    const command = { type: 'triggerEvent', node: event, variables } as const
    const line = { trigger: event, ...(Object.keys(variables).length === 0 ? undefined : { variables }) }
    moves.push({ command, element: element.key, gentle, line })
  }
  return moves.filter(({ gentle }) => gentle === null || !happened.has(`${element.key} ${gentle}`))
}

function workOf({ outcomes, caught }: Surroundings, element: ElementInstance, node: FlowNode): Move[] {
  const { key, call } = element
  const ways = outcomes.get(node.id)
  if (ways !== undefined) return ways.map((by) => leave(element, node, by))
  if (call !== undefined) {
    // Nobody here knows the process; it may end, or fail with whatever is caught.
    return [done, ...caught(node.id).errors.map(byError)].map((by) => leave(element, node, by))
  }
  if (!isWork(element, node)) return []
  const { errors } = caught(node.id)
  const works = element.task !== undefined || element.job !== undefined
  const variables = answerOf(node)
  const type = element.job === undefined ? 'completeTask' : 'completeJob'
  const line = { complete: node.id, ...(Object.keys(variables).length === 0 ? undefined : { variables }) }
  return [
    { command: { type, key, variables }, element: key, gentle: null, line },
    ...(works ? errors : []).map((code): Move => {
      const command = { type: 'throwError', key, code, variables: {} } as const
      return { command, element: key, gentle: null, line: { error: node.id, code } }
    }),
  ]
}

function escalationsOf(
  { caught }: Surroundings,
  { key, task, job }: ElementInstance,
  { id }: FlowNode,
): readonly Move[] {
  if (task === undefined && job === undefined) return []
  return caught(id).escalations.map((code) => {
    const command = { type: 'throwEscalation', key, code, variables: {} } as const
    return { command, element: key, gentle: `escalation ${code}`, line: { escalate: id, code } }
  })
}

/** Somebody chooses an activity of an ad-hoc sub-process; the same once more brings nothing new. */
function openingsOf({ key, adHoc }: ElementInstance, node: FlowNode): readonly Move[] {
  if (adHoc === undefined || adHoc.enough || node.type !== 'adHocSubProcess') return []
  const free = node.body.implicitStarts.filter(({ id }) => !adHoc.chosen.includes(id))
  return free.map(({ id }) => {
    const command = { type: 'activateActivity', key, node: id } as const
    return { command, element: key, gentle: null, line: { activate: id, in: node.id } }
  })
}

function leave({ key, call }: ElementInstance, node: FlowNode, by: string): Move {
  const command = leaving(key, call?.key, by, answerOf(node))
  return { command, element: key, gentle: null, line: {}, outcome: { node: node.id, by } }
}

function leaving(key: number, call: number | undefined, by: string, variables: Variables): CommandBody {
  const code = by === done ? null : by.slice(byError('').length)
  if (call === undefined) {
    return code === null ? { type: 'completeTask', key, variables } : { type: 'throwError', key, code, variables }
  }
  return code === null
    ? { type: 'completeCall', key: call, state: 'completed', variables }
    : { type: 'failCall', key: call, code, variables }
}

function isWork({ task, job, triggers = [] }: ElementInstance, { id, type }: FlowNode): boolean {
  if (task !== undefined || job !== undefined) return true
  return /Task$|^task$/.test(type) && !triggers.some((trigger) => trigger.node === id)
}

function answerOf(node: FlowNode): { readonly [name: string]: string } {
  const outcome = node.type === 'userTask' ? node.outcomes[0]?.value : undefined
  const required = node.data?.outputSets[0]?.map((name) => [name, 'anything'] as const) ?? []
  return { ...Object.fromEntries(required), ...(outcome === undefined ? undefined : { outcome }) }
}

/** A condition that is never true never happens. */
function canHappen(node: FlowNode): boolean {
  if (!('trigger' in node) || node.trigger?.type !== 'conditional') return true
  return constantValue(node.trigger.condition) !== false
}

/** Elements that something may happen to, the same node only once in the same scope: for the others the same holds. */
export function elementsToMove({ elements }: ProcessInstance): readonly ElementInstance[] {
  const seen = new Set<string>()
  return elements.filter(({ node, scope }) => {
    const place = `${scope} ${node}`
    if (seen.has(place)) return false
    seen.add(place)
    return true
  })
}
