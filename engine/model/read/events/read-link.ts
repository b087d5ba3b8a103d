import { type ModdleElement, textOf } from '../../moddle.ts'
import type { LinkEventDefinition } from '../../nodes/event-definition.ts'
import type { Reading } from '../reading.ts'

/** Links meet by the name of their definition (BPMN 2.0.2 §10.5.5). */
export function readLink(
  owner: ModdleElement,
  definition: ModdleElement,
  reading: Reading,
): LinkEventDefinition | null {
  const name = textOf(definition, 'name')
  if (name !== null) return { type: 'link', name }
  reading.lacks(owner, 'link-without-name', 'Expected the link to have a name.', '链接事件没有名称。')
  // The label that people read is the only other thing by which its ends could know each other.
  const label = reading.loose ? textOf(owner, 'name') : null
  return label === null ? null : { type: 'link', name: label }
}
