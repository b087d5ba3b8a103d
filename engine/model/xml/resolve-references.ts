import type { ParsedReference } from 'bpmn-moddle'

/** One reference of the file; `target` is `null` where it leads nowhere. */
export interface Reference {
  readonly element: ReferringElement
  readonly property: string
  /** As it is written, with its QName prefix. */
  readonly id: string
  readonly target: object | null
}

export interface ReferringElement {
  readonly get: (property: string) => unknown
  readonly set: (property: string, value: unknown) => void
}

/** Every reference, with its QName prefix resolved: moddle compares prefixed names literally. */
export function resolveReferences(
  references: readonly ParsedReference[],
  elementsById: { readonly [id: string]: object },
): readonly Reference[] {
  return references.map(({ element, property, id }) => ({
    // Every element of moddle's tree can be read and set by property name.
    element: element as ReferringElement,
    property,
    id,
    target: elementsById[id] ?? elementsById[localName(id)] ?? null,
  }))
}

/**
 * Sets every reference anew, in the order of the file: moddle drops what it cannot find and reorders the rest. One that
 * leads nowhere becomes `{ id }`, and so does every one whose text is to be written as it stood.
 */
export function setReferences(references: readonly Reference[], as: 'elements' | 'text'): void {
  const lists = new Map<ReferringElement, Map<string, unknown[]>>()
  for (const { element, property, id, target } of references) {
    const value = as === 'text' || target === null ? { id } : target
    if (!Array.isArray(element.get(property))) {
      element.set(property, value)
      continue
    }
    const ofElement = lists.get(element) ?? new Map<string, unknown[]>()
    lists.set(element, ofElement)
    const list = ofElement.get(property) ?? []
    ofElement.set(property, list)
    list.push(value)
  }
  for (const [element, ofElement] of lists) {
    for (const [property, list] of ofElement) element.set(property, list)
  }
}

function localName(id: string): string {
  return id.slice(id.indexOf(':') + 1)
}
