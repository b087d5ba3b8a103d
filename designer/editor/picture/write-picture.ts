import type { Picture } from './lay-out.ts'
import type { Bounds, Point } from './places.ts'

const namespaces = [
  ['bpmndi', 'http://www.omg.org/spec/BPMN/20100524/DI'],
  ['dc', 'http://www.omg.org/spec/DD/20100524/DC'],
  ['di', 'http://www.omg.org/spec/DD/20100524/DI'],
]
  .map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`)
  .join('')

/** A picture as XML (BPMN 2.0.2 §12), with the namespaces that the file itself may not declare. */
export function writePicture(
  { root, bounds, ways, labels, open, level }: Picture,
  newId: (wanted: string) => string,
  name: string | null,
): string {
  const label = (id: string) => {
    const place = labels.get(id)
    return place === undefined ? '' : `<bpmndi:BPMNLabel>${boundsXml(place)}</bpmndi:BPMNLabel>`
  }
  const look = (id: string) =>
    (open.has(id) ? ' isExpanded="true"' : '') + (level.has(id) ? ' isHorizontal="true"' : '')
  const shapes = [...bounds].map(
    ([id, place]) =>
      `<bpmndi:BPMNShape id="${newId(`${id}_di`)}" bpmnElement="${id}"${look(id)}>${boundsXml(place)}${label(id)}</bpmndi:BPMNShape>`,
  )
  const edges = [...ways].map(
    ([id, points]) =>
      `<bpmndi:BPMNEdge id="${newId(`${id}_di`)}" bpmnElement="${id}">${points.map(pointXml).join('')}${label(id)}</bpmndi:BPMNEdge>`,
  )
  return `<bpmndi:BPMNDiagram${namespaces} id="${newId(`${root}_diagram`)}"${name === null ? '' : ` name="${name}"`}>
<bpmndi:BPMNPlane id="${newId(`${root}_plane`)}" bpmnElement="${root}">
${[...shapes, ...edges].join('\n')}
</bpmndi:BPMNPlane>
</bpmndi:BPMNDiagram>`
}

function boundsXml({ x, y, width, height }: Bounds): string {
  return `<dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}"/>`
}

function pointXml({ x, y }: Point): string {
  return `<di:waypoint x="${x}" y="${y}"/>`
}
