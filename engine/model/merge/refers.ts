import type { Unit } from './split-units.ts'
import { localName, type XmlElement } from './xml-tree.ts'

const NEEDED = ['sourceRef', 'targetRef', 'attachedToRef', 'bpmnElement']

/** Ids without which it cannot stand: both ends of a flow, what an event is attached to, what a shape draws. */
export function needs({ attributes, parent, name }: Unit): readonly string[] {
  // Ends of an association between data are something else than ends of a flow.
  const own = NEEDED.flatMap((attribute) => attributes.get(attribute) ?? [])
  return [...(parent === null ? [] : [parent]), ...(localName(name) === 'definitions' ? [] : own)]
}

/** Whether it says this id anywhere: as a reference, a default flow, something that it lies in. */
export function mentions(unit: Unit, id: string): boolean {
  return unit.parent === id || saysIn(unit, id)
}

function saysIn({ attributes, children }: Pick<Unit, 'attributes' | 'children'>, id: string): boolean {
  for (const [name, value] of attributes) if (name !== 'id' && value === id) return true
  return children.some((child) => {
    if (typeof child === 'string') return child.trim() === id
    return 'unit' in child ? false : saysIn(child satisfies XmlElement, id)
  })
}
