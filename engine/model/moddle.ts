/** An element of bpmn-moddle's tree, read with care: its properties are whatever the file said. */
export interface ModdleElement {
  readonly $type: string
  readonly $attrs?: { readonly [name: string]: unknown }
  readonly $parent?: ModdleElement
  /** Only of elements outside the BPMN schema. */
  readonly $children?: readonly ModdleElement[]
  readonly $body?: string
  readonly $instanceOf: (type: string) => boolean
  readonly get: (property: string) => unknown
}

export function isModdleElement(value: unknown): value is ModdleElement {
  return typeof value === 'object' && value !== null && '$type' in value && typeof value.$type === 'string'
}

/** The element that a property holds or refers to; `null` where there is none or the reference leads nowhere. */
export function childOf(element: ModdleElement, property: string): ModdleElement | null {
  const value = element.get(property)
  return isModdleElement(value) ? value : null
}

export function childrenOf(element: ModdleElement, property: string): readonly ModdleElement[] {
  const value = element.get(property)
  return Array.isArray(value) ? value.filter(isModdleElement) : []
}

/** A property or vendor attribute as trimmed text; `null` where it is absent or blank. */
export function textOf(element: ModdleElement, property: string): string | null {
  const value = element.get(property)
  if (typeof value !== 'string') return null
  const text = value.trim()
  return text === '' ? null : text
}

export function idOf(element: ModdleElement): string | null {
  return textOf(element, 'id')
}

/** Id of the element itself, or of the nearest one around it that has one: what a problem points to. */
export function nearestId(element: ModdleElement): string | null {
  for (let at: ModdleElement | undefined = element; at !== undefined; at = at.$parent) {
    const id = idOf(at)
    if (id !== null) return id
  }
  return null
}

/** What a reference says although no such element exists; see `resolveReferences`. */
export function unresolvedIdOf(element: ModdleElement, property: string): string | null {
  const value = element.get(property)
  if (typeof value !== 'object' || value === null || isModdleElement(value)) return null
  return 'id' in value && typeof value.id === 'string' ? value.id : null
}

/** The same of a list of references: what those say that lead nowhere. */
export function unresolvedIdsOf(element: ModdleElement, property: string): readonly string[] {
  const value = element.get(property)
  if (!Array.isArray(value)) return []
  return value.flatMap((each: unknown) =>
    typeof each === 'object' && each !== null && !isModdleElement(each) && 'id' in each && typeof each.id === 'string'
      ? [each.id]
      : [],
  )
}

/** `xsd:boolean` is written `true` or `1`, `false` or `0`. */
export function isTrue(element: ModdleElement, property: string): boolean {
  return ['true', '1'].includes(textOf(element, property) ?? '')
}

export function isFalse(element: ModdleElement, property: string): boolean {
  return ['false', '0'].includes(textOf(element, property) ?? '')
}
