import { childOf, childrenOf, type ModdleElement } from '../moddle.ts'
import type { Reading } from './reading.ts'

/**
 * Whether data associations of an activity or event would have to reckon something, which is refused. Those that only
 * say what belongs together are drawn and not carried out, for all of it are variables (BPMN 2.0.2 §10.4).
 */
export function movesData(element: ModdleElement, reading: Reading): boolean {
  const associations = [
    ...childrenOf(element, 'dataInputAssociations'),
    ...childrenOf(element, 'dataOutputAssociations'),
  ]
  const reckons = associations.some(
    (each) => childOf(each, 'transformation') !== null || childrenOf(each, 'assignment').length > 0,
  )
  if (!reckons) return false
  reading.refuse(
    element,
    'unsupported-data-mapping',
    'Expected data associations without assignment or transformation: use siji:input and siji:output instead.',
    '不支持带赋值或转换的数据关联，请使用 siji:input 和 siji:output。',
  )
  return true
}
