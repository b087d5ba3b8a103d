import type { Trigger } from '../../../../engine/core/instance.ts'
import { visibleVariables } from '../../../../engine/core/variables.ts'
import type { CompiledExpression } from '../../../../engine/expressions/expression.ts'
import type { FlowNode } from '../../../../engine/model/nodes/flow-node.ts'
import { bodyOf, waitingAt } from '../../../../engine/simulate/script/complete-tokens.ts'
import { incidentElement, isCompletable, type Standing, standing } from '../../../../engine/simulate/world/standing.ts'
import type { Member, World } from '../../../../engine/simulate/world/world.ts'
import type { Line } from './line.ts'

/** Something that may happen next, as the line of the script that lets it happen. */
export interface Offer {
  readonly kind: 'task' | 'job' | 'message' | 'signal' | 'incident' | 'activity'
  readonly instance: number
  /** The flow node that it happens at. */
  readonly element: string
  readonly line: Line
  /** Which body of an activity that loops, counted from 0. */
  readonly body: number | null
  /** Only of tasks. */
  readonly department: string | null
  readonly post: string | null
  readonly checkPost: string | null
  readonly form: string | null
  readonly outcomes: readonly { readonly value: string; readonly label: string }[]
  /** Only of jobs. */
  readonly jobType: string | null
  /** It lies beside the way: on the boundary of something, or for a whole scope. */
  readonly beside: boolean
}

/** Everything that may happen next besides the passing of time, instance by instance. */
export function offersOf(world: World): readonly Offer[] {
  const running = world.members.filter(({ instance }) => instance.state === 'active' && instance.suspended !== true)
  return running.flatMap((member) => [...workOf(world, member), ...eventsOf(member), ...choicesOf(member)])
}

function workOf(world: World, member: Member): readonly Offer[] {
  const stuck = member.instance.elements.flatMap((element) => {
    const at = incidentElement(member, element)
    return at === null ? [] : [offer(member, 'incident', at, { resolve: at })]
  })
  const tasks = standing([member])
    .filter(isCompletable)
    .map((token) => taskOf(world, member, token))
  return [...stuck, ...tasks]
}

function taskOf(world: World, member: Member, token: Standing): Offer {
  const { node, element } = token
  const place = placeOf(world, token)
  const line: Line = { complete: node.id, ...(place === null ? {} : { index: place }) }
  const isJob = element.job !== undefined
  const textOf = (expression: CompiledExpression | null | undefined) => {
    const read = (name: string) => visibleVariables(member.instance, element.key)[name]
    const result = expression?.evaluate({ read, now: world.now, zone: world.settings.zone })
    return result?.ok === true && typeof result.value === 'string' ? result.value : null
  }
  return {
    ...offer(member, isJob ? 'job' : 'task', node.id, line),
    body: bodyOf(world, member, element),
    department: 'department' in node ? textOf(node.department) : null,
    post: 'post' in node ? textOf(node.post) : null,
    checkPost: node.type === 'userTask' ? node.checkPost : null,
    form: node.type === 'userTask' ? node.form : null,
    outcomes: node.type === 'userTask' ? node.outcomes : [],
    jobType: isJob && 'jobType' in node ? node.jobType : null,
  }
}

/** How a script tells this token from others that wait at the same node of the same instance; `null` = it is the first. */
function placeOf(world: World, { member, element, node }: Standing): number | null {
  const there = waitingAt({ ...world, addressed: member.number }, node.id)
  if (there.length < 2) return null
  return bodyOf(world, member, element) ?? there.findIndex((each) => each.element.key === element.key)
}

/** Messages, signals and what else may come from outside; timers come with the time. */
function eventsOf(member: Member): readonly Offer[] {
  const found = member.instance.elements.flatMap(({ node, triggers = [] }) =>
    triggers.flatMap((trigger) => eventOf(member, node, trigger)),
  )
  const seen = new Set<string>()
  return found.filter(({ line, element }) => {
    const words = JSON.stringify([line, element])
    return !seen.has(words) && seen.add(words)
  })
}

function eventOf(member: Member, host: string, trigger: Trigger): readonly Offer[] {
  const beside = trigger.node !== host && !isGateway(member.definition.nodes.get(host))
  if (trigger.type === 'message')
    return [{ ...offer(member, 'message', trigger.node, { message: trigger.name }), beside }]
  // A signal is for everybody.
  if (trigger.type === 'signal')
    return [{ ...offer(member, 'signal', trigger.node, {}), line: { signal: trigger.name }, beside }]
  return []
}

function isGateway(node: FlowNode | undefined): boolean {
  return node?.type === 'eventBasedGateway'
}

/** Activities of ad-hoc sub-processes that somebody may choose. */
function choicesOf(member: Member): readonly Offer[] {
  return member.instance.elements.flatMap(({ node, adHoc }) =>
    adHoc === undefined || adHoc.enough
      ? []
      : (member.definition.scopes.get(node)?.implicitStarts ?? []).map(({ id }) =>
          offer(member, 'activity', id, { activate: id, in: node }),
        ),
  )
}

function offer({ number }: Member, kind: Offer['kind'], element: string, line: Line): Offer {
  return {
    kind,
    instance: number,
    element,
    line: { ...line, instance: number },
    body: null,
    department: null,
    post: null,
    checkPost: null,
    form: null,
    outcomes: [],
    jobType: null,
    beside: false,
  }
}
