import { type ModdleElement, textOf } from '../../moddle.ts'
import type { CallBinding } from '../../nodes/activity.ts'
import { extensionOf, vendorAttribute } from '../extensions.ts'
import type { Reading } from '../reading.ts'

/** `siji:called`, and what the vendors write; without any, the newest version when the call is made. */
export function readBinding(element: ModdleElement, reading: Reading): CallBinding | null {
  const own = extensionOf(element, 'siji:Called')
  const zeebe = extensionOf(element, 'zeebe:calledElement')
  const sameDeployment = vendorAttribute(element, 'sameDeployment') === 'true' ? 'deployment' : null
  const type =
    (own === null ? null : textOf(own, 'binding')) ??
    (zeebe === null ? null : textOf(zeebe, 'bindingType')) ??
    vendorAttribute(element, 'calledElementBinding') ??
    sameDeployment ??
    'latest'
  if (type === 'latest' || type === 'deployment') return { type }
  const version = (own === null ? null : textOf(own, 'version')) ?? vendorAttribute(element, 'calledElementVersion')
  if (type === 'version' && version !== null && /^[1-9]\d{0,8}$/.test(version)) {
    return { type, version: Number(version) }
  }
  reading.refuse(
    element,
    'call-binding',
    `Expected the binding of the call to be latest, deployment or version with a number, but found ${type} ${version ?? ''}.`,
    `调用的版本绑定应为 latest、deployment，或带版本号的 version，实际为 ${type} ${version ?? ''}。`,
  )
  return null
}
