import { childOf, childrenOf, type ModdleElement } from '../../../engine/model/moddle.ts'
import { createModdle, readBpmn } from '../../../engine/model/read-bpmn.ts'

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
  const laidOut = await layoutProcess(await withEnds(xml))
  const pictures = laidOut.match(/<(?:[\w-]+:)?BPMNDiagram[\s>][\s\S]*?<\/(?:[\w-]+:)?BPMNDiagram>/g) ?? []
  const without = xml.replaceAll(
    /<(?:[\w-]+:)?BPMNDiagram[\s>][\s\S]*?<\/(?:[\w-]+:)?BPMNDiagram>|<(?:[\w-]+:)?BPMNDiagram[^>]*\/>/g,
    '',
  )
  const end = without.search(/<\/(?:[\w-]+:)?definitions\s*>\s*$/)
  if (pictures.length === 0 || end < 0) return xml
  return `${without.slice(0, end)}${pictures.map(withNamespaces).join('\n')}\n${without.slice(end)}`
}

/**
 * The layout follows what steps say of their flows, which a file may leave to the flows (BPMN 2.0.2 §10.5), and knows no
 * prefix before an id.
 */
async function withEnds(xml: string): Promise<string> {
  const read = await readBpmn(xml)
  if (!read.ok) return xml
  for (const flow of flowsIn(read.model.definitions)) {
    addTo(childOf(flow, 'sourceRef'), 'outgoing', flow)
    addTo(childOf(flow, 'targetRef'), 'incoming', flow)
  }
  return (await createModdle().toXML(read.model.definitions, { format: false })).xml
}

function flowsIn(element: ModdleElement): readonly ModdleElement[] {
  const inside = [...childrenOf(element, 'rootElements'), ...childrenOf(element, 'flowElements')]
  return inside.flatMap((each) => (each.$type === 'bpmn:SequenceFlow' ? [each] : flowsIn(each)))
}

function addTo(step: ModdleElement | null, property: 'incoming' | 'outgoing', flow: ModdleElement): void {
  const flows = step?.get(property)
  if (Array.isArray(flows) && !flows.includes(flow)) flows.push(flow)
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
