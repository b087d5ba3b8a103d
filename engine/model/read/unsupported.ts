import type { ModdleElement } from '../moddle.ts'
import type { Reading } from './reading.ts'

/** Refuses what cannot run: it is never approximated. */
export function refuseUnsupported(element: ModdleElement, type: string, reading: Reading): null {
  const name = type.replace(/^bpmn:/, '')
  reading.refuse(
    element,
    'unsupported-element',
    `Expected an element that can run, but ${name} is not supported yet.`,
    `尚不支持 ${name}，无法部署。`,
  )
  return null
}

/** Refuses an event definition that cannot run, or not on an event of this kind. */
export function refuseEventDefinition(event: ModdleElement, definition: ModdleElement, reading: Reading): null {
  const kind = definition.$type.replace(/^bpmn:|EventDefinition$/g, '')
  reading.refuse(
    event,
    'unsupported-event',
    `Expected an event definition that ${event.$type.replace('bpmn:', '')} may have here, but found ${kind}.`,
    `该事件不允许使用 ${kind} 事件定义。`,
  )
  return null
}
