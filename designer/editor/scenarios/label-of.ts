import type { Registry } from '../canvas/services.ts'
import { translate } from '../canvas/translate.ts'
import { kindOf } from '../model/kind-of.ts'

/** What people call an element or a flow of the diagram: its name, its ends, else its kind and id. */
export function labelOf(registry: Registry, id: string): string {
  const shape = registry.get(id)
  if (shape === undefined) return id
  const { source, target, businessObject } = shape
  const name = businessObject.name?.replaceAll(/\s+/g, '') ?? ''
  if (source === undefined || target === undefined) return name === '' ? `${translate(kindOf(shape))} ${id}` : name
  const end = (at: string) => registry.get(at)?.businessObject.name?.replaceAll(/\s+/g, '') || at
  return `${end(source.id)} → ${end(target.id)}${name === '' ? '' : `（${name}）`}`
}
