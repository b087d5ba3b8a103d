/** The two vocabularies in which modellers give shapes and labels colours of their own. */
const NAMESPACES: ReadonlySet<string | null> = new Set([
  'http://bpmn.io/schema/bpmn/biocolor/1.0',
  'http://www.omg.org/spec/BPMN/non-normative/color/1.0',
])

/** The same model without the colours of its modeller. */
export function withoutColours(xml: string): string {
  const parsed = new DOMParser().parseFromString(xml, 'application/xml')
  for (const element of parsed.getElementsByTagName('*')) {
    const colours = [...element.attributes].filter(({ namespaceURI }) => NAMESPACES.has(namespaceURI))
    for (const colour of colours) element.removeAttributeNode(colour)
  }
  return new XMLSerializer().serializeToString(parsed)
}
