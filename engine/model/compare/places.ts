import { Parser } from 'saxen'

/** Where a BPMN file draws what: id of the element → its place, label and colours, as text (BPMN 2.0.2 §12). */
export function placesIn(xml: string): ReadonlyMap<string, string> {
  const places = new Map<string, string>()
  let drawn: string | null = null
  const parser = new Parser()
  parser.on('openTag', (tag, readAttributes) => {
    const type = tag.slice(tag.indexOf(':') + 1)
    const attributes: { readonly [name: string]: unknown } = readAttributes() || {}
    if (type === 'BPMNShape' || type === 'BPMNEdge') drawn = String(attributes['bpmnElement'] ?? '')
    if (drawn === null) return
    const values = Object.entries(attributes).filter(([name]) => name !== 'id')
    places.set(drawn, `${places.get(drawn) ?? ''}${type} ${values.map((each) => each.join('=')).join(' ')}\n`)
  })
  parser.on('closeTag', (tag) => {
    if (/BPMN(Shape|Edge)$/.test(tag)) drawn = null
  })
  parser.on('error', () => parser.stop())
  parser.parse(xml)
  return places
}
