import { childOf, childrenOf, type ModdleElement, textOf } from '../moddle.ts'

/** The elements of one type in an element's `extensionElements`, such as `siji:Milestone` or `camunda:in`. */
export function extensionsOf(element: ModdleElement, type: string): readonly ModdleElement[] {
  const extensions = childOf(element, 'extensionElements')
  return extensions === null ? [] : childrenOf(extensions, 'values').filter((value) => value.$type === type)
}

export function extensionOf(element: ModdleElement, type: string): ModdleElement | null {
  return extensionsOf(element, type)[0] ?? null
}

/** One attribute of one extension element, or of the element itself: `siji:milestone="…"` is `<siji:milestone name="…"/>`. */
export function extensionText(
  element: ModdleElement,
  type: string,
  attribute: string,
  short: string | null,
): string | null {
  const extension = extensionOf(element, type)
  const text = extension === null ? null : textOf(extension, attribute)
  return text ?? (short === null ? null : textOf(element, short))
}

const ATTRIBUTE_VENDORS = ['camunda', 'flowable', 'activiti', 'zeebe']

/** An attribute that Camunda, Flowable and Activiti write under the same local name. */
export function vendorAttribute(element: ModdleElement, name: string): string | null {
  for (const vendor of ATTRIBUTE_VENDORS) {
    const text = textOf(element, `${vendor}:${name}`)
    if (text !== null) return text
  }
  return null
}
