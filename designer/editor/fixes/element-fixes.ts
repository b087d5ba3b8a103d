import { childOf, childrenOf, idOf, type ModdleElement } from '../../../engine/model/moddle.ts'
import type { Fix, FixRule, Settable } from './fix.ts'
import { remove, removeFlowsAt } from './flow-fixes.ts'
import { flowsAt } from './flows-at.ts'

export const removeElement: FixRule = (element) => [{ label: '删除', changes: [remove([element])] }]

/** Errors end what they happen in. */
export const interrupt: FixRule = (element) => [set(element, '改为中断', { cancelActivity: true })]

export const askName: FixRule = (element) => [
  { label: '起名', changes: [{ kind: 'askName', element: idOf(element) ?? '' }] },
]

/** Only what stands at the beginning can start a process. */
export const startNoProcess: FixRule = (element) => {
  if (element.get('instantiate') !== true) return []
  const gateway = element.$type === 'bpmn:EventBasedGateway' ? { eventGatewayType: 'Exclusive' } : {}
  return [set(element, '不用它启动流程', { instantiate: false, ...gateway })]
}

export const removeLoop: FixRule = (element) => [set(element, '改为只办一次', { loopCharacteristics: undefined })]

/** Rules of start events differ by where they stand; a wrong number of them is for a person to settle. */
export const mendStart: FixRule = (element) => {
  if (element.$type !== 'bpmn:StartEvent') return []
  const isStarted = element.$parent?.get('triggeredByEvent') === true
  const [definition] = childrenOf(element, 'eventDefinitions')
  if (isStarted && definition?.$type === 'bpmn:ErrorEventDefinition')
    return [set(element, '改为中断', { isInterrupting: true })]
  if (isStarted || definition === undefined || element.$parent?.$type === 'bpmn:Process') return []
  return [
    { label: '去掉触发条件', changes: [{ kind: 'replace', element: idOf(element) ?? '', type: 'bpmn:StartEvent' }] },
  ]
}

/** A link is entered and left by its name alone. */
export const mendLink: FixRule = (element, model, problem) => {
  const side = element.$type === 'bpmn:IntermediateCatchEvent' ? 'incoming' : 'outgoing'
  return removeFlowsAt(side)(element, model, problem)
}

/** A handler stands outside the flow, and an association leads to it. */
export const mendCompensation: FixRule = (element, model, problem) => {
  if (element.$instanceOf('bpmn:ThrowEvent') || element.$type === 'bpmn:StartEvent') return []
  return removeFlowsAt('incoming', 'outgoing')(element, model, problem)
}

/** The join becomes what its fork is; an event-based gateway takes one path, as an exclusive one does. */
export const matchJoin: FixRule = (join) => {
  const fork = forkBefore(join)
  if (fork === null) return []
  const type = fork.$type === 'bpmn:EventBasedGateway' ? 'bpmn:ExclusiveGateway' : fork.$type
  return [{ label: '换成配对的汇合', changes: [{ kind: 'replace', element: idOf(join) ?? '', type }] }]
}

/** The check has found that all paths come straight from one gateway, so that any of them leads there. */
function forkBefore(join: ModdleElement): ModdleElement | null {
  let at: ModdleElement | null = join
  do {
    const [flow] = flowsAt(at, 'incoming')
    at = flow === undefined ? null : childOf(flow, 'sourceRef')
  } while (at !== null && flowsAt(at, 'outgoing').length < 2)
  return at
}

function set(element: ModdleElement, label: string, properties: { readonly [name: string]: Settable }): Fix {
  return { label, changes: [{ kind: 'set', element: idOf(element) ?? '', properties }] }
}
