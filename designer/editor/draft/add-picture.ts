/** Whether any step of the file has a place on a picture. */
export function hasPicture(xml: string): boolean {
  return /<(?:[\w-]+:)?BPMNShape[\s>]/.test(xml)
}

/**
 * Lays out a file without a picture. Only the picture is taken from what the layout gives; everything else stays as it
 * came, so that nothing the layout does not know is lost.
 */
export async function addPicture(xml: string): Promise<string> {
  const { layoutProcess } = await import('bpmn-auto-layout')
  const laidOut = await layoutProcess(xml)
  const pictures = laidOut.match(/<(?:[\w-]+:)?BPMNDiagram[\s>][\s\S]*?<\/(?:[\w-]+:)?BPMNDiagram>/g) ?? []
  const without = xml.replaceAll(
    /<(?:[\w-]+:)?BPMNDiagram[\s>][\s\S]*?<\/(?:[\w-]+:)?BPMNDiagram>|<(?:[\w-]+:)?BPMNDiagram[^>]*\/>/g,
    '',
  )
  const end = without.search(/<\/(?:[\w-]+:)?definitions\s*>\s*$/)
  if (pictures.length === 0 || end < 0) return xml
  return `${without.slice(0, end)}${pictures.map(withNamespaces).join('\n')}\n${without.slice(end)}`
}

/** The layout writes the usual prefixes, which the file itself may not know. */
function withNamespaces(picture: string): string {
  const namespaces = [
    ['bpmndi', 'http://www.omg.org/spec/BPMN/20100524/DI'],
    ['dc', 'http://www.omg.org/spec/DD/20100524/DC'],
    ['di', 'http://www.omg.org/spec/DD/20100524/DI'],
  ]
  const declared = namespaces.map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`).join('')
  return picture.replace(/^<((?:[\w-]+:)?BPMNDiagram)/, `<$1${declared}`)
}
