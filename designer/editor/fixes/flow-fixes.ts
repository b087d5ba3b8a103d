import { childOf, childrenOf, idOf, type ModdleElement, textOf } from '../../../engine/model/moddle.ts'
import type { Change, FixRule } from './fix.ts'
import { flowsAt } from './flows-at.ts'

/** More choices than these are no help. */
const MOST = 4

/** Of several flows that choose, the only one without a condition is what is taken otherwise. */
export const makeDefault: FixRule = (flow) => {
  const gateway = childOf(flow, 'sourceRef')
  if (flow.$type !== 'bpmn:SequenceFlow' || gateway === null || childOf(gateway, 'default') !== null) return []
  const open = flowsAt(gateway, 'outgoing').filter((each) => childOf(each, 'conditionExpression') === null)
  if (open.length !== 1) return []
  return [{ label: '设为缺省连线', changes: [defaultOf(gateway, flow)] }]
}

/** Which way is taken otherwise is for a person to say; its condition is then asked no more. */
export const chooseDefault: FixRule = (gateway) => {
  const flows = flowsAt(gateway, 'outgoing')
  if (flows.length > MOST) return []
  return flows.map((flow) => ({
    label: `其他情况走“${wayOf(flow)}”`,
    changes: [defaultOf(gateway, flow), withoutCondition(flow)],
  }))
}

export const removeCondition: FixRule = (flow) => [{ label: '删去条件', changes: [withoutCondition(flow)] }]

export const removeFlow: FixRule = (flow) => (mayGo(flow) ? [{ label: '删除这条连线', changes: [remove([flow])] }] : [])

export const appendEnd: FixRule = (element) => [
  { label: '后面加结束事件', changes: [{ kind: 'appendEnd', after: idOf(element) ?? '' }] },
]

/** Where one step has nothing before it, the start belongs there. */
export const prependStart: FixRule = (scope) => {
  const [only, ...others] = childrenOf(scope, 'flowElements').filter(isEntry)
  if (only === undefined || others.length > 0) return []
  return [{ label: `在“${nameOf(only)}”前加开始事件`, changes: [{ kind: 'prependStart', before: idOf(only) ?? '' }] }]
}

/** What stands outside the flow, or begins by itself, has no flows. */
export const removeFlowsAt =
  (...sides: readonly ('incoming' | 'outgoing')[]): FixRule =>
  (element) => {
    const flows = sides.flatMap((side) => flowsAt(element, side))
    return flows.length > 0 && flows.every(mayGo) ? [{ label: '删除连着的连线', changes: [remove(flows)] }] : []
  }

/** Whether no step is left without a way on, or without a way to it. */
function mayGo(flow: ModdleElement): boolean {
  const [source, target] = [childOf(flow, 'sourceRef'), childOf(flow, 'targetRef')]
  const stays = (end: ModdleElement | null, side: 'incoming' | 'outgoing', isAnyway: boolean) =>
    end === null || isAnyway || flowsAt(end, side).length > 1
  const isOutside = (end: ModdleElement | null) => end?.get('isForCompensation') === true
  const ends = source?.$type === 'bpmn:EndEvent' || isLink(source) || isOutside(source)
  const begins = target?.$instanceOf('bpmn:StartEvent') === true || isLink(target) || isOutside(target)
  return source === target || (stays(source, 'outgoing', ends) && stays(target, 'incoming', begins))
}

function isLink(element: ModdleElement | null): boolean {
  return element !== null && childrenOf(element, 'eventDefinitions').some(({ $type }) => $type.includes('LinkEvent'))
}

function defaultOf(gateway: ModdleElement, flow: ModdleElement): Change {
  return { kind: 'setDefault', element: idOf(gateway) ?? '', flow: idOf(flow) ?? '' }
}

function withoutCondition(flow: ModdleElement): Change {
  return { kind: 'set', element: idOf(flow) ?? '', properties: { conditionExpression: undefined } }
}

export function remove(elements: readonly ModdleElement[]): Change {
  return { kind: 'remove', elements: elements.flatMap((each) => idOf(each) ?? []) }
}

function isEntry(element: ModdleElement): boolean {
  const isStep = element.$instanceOf('bpmn:Activity') || element.$instanceOf('bpmn:Gateway')
  const isOutside = element.get('triggeredByEvent') === true || element.get('isForCompensation') === true
  return isStep && !isOutside && flowsAt(element, 'incoming').length === 0
}

function wayOf(flow: ModdleElement): string {
  const target = childOf(flow, 'targetRef')
  return textOf(flow, 'name') ?? (target === null ? '' : nameOf(target))
}

function nameOf(element: ModdleElement): string {
  return textOf(element, 'name') ?? idOf(element) ?? ''
}
