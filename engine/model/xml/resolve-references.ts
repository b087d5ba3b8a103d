import type { ParsedReference } from 'bpmn-moddle'

/** A reference that leads nowhere: kept, so that writing the model loses nothing. */
export interface UnresolvedReference {
  readonly id: string
}

interface Settable {
  readonly get: (property: string) => unknown
  readonly set: (property: string, value: unknown) => void
}

/**
 * Sets every reference anew, with its QName prefix resolved and in the order of the file: moddle compares prefixed
 * names literally, drops what it cannot find and reorders the rest.
 */
export function resolveReferences(
  references: readonly ParsedReference[],
  elementsById: { readonly [id: string]: object },
): readonly (ParsedReference & { readonly resolved: boolean })[] {
  const many = new Map<object, Map<string, unknown[]>>()
  const outcome: (ParsedReference & { resolved: boolean })[] = []

  for (const reference of references) {
    const found = elementsById[reference.id] ?? elementsById[localName(reference.id)]
    outcome.push({
      element: reference.element,
      property: reference.property,
      id: reference.id,
      resolved: found !== undefined,
    })
    const value: object = found ?? ({ id: reference.id } satisfies UnresolvedReference)
    // Every element of moddle's tree can be read and set by property name.
    const element = reference.element as Settable
    if (!Array.isArray(element.get(reference.property))) {
      element.set(reference.property, value)
      continue
    }
    const lists = many.get(element) ?? new Map<string, unknown[]>()
    many.set(element, lists)
    const list = lists.get(reference.property) ?? []
    lists.set(reference.property, list)
    list.push(value)
  }

  for (const [element, lists] of many) {
    // As above: the same elements.
    for (const [property, list] of lists) (element as Settable).set(property, list)
  }
  return outcome
}

function localName(id: string): string {
  return id.slice(id.indexOf(':') + 1)
}
