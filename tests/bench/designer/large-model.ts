/** A process of so many user tasks in rows of twenty, drawn; with its flows it has twice as many elements. */
export function largeModel(tasks: number): string {
  const steps = Array.from({ length: tasks }, (_, index) => `task${index}`)
  const flows = steps.slice(1).map((step, index) => ({ id: `flow${index}`, from: steps[index] ?? '', to: step }))
  const places = new Map(steps.map((step, index) => [step, placeOf(index)]))
  const elements = steps.map(
    (step, index) => `<userTask id="${step}" name="第 ${index + 1} 步审查"><extensionElements>
<siji:assignment department="civil-air-defence" post="reviewer"/><siji:serviceLevel days="3" clock="promised" owner="authority"/>
</extensionElements></userTask>`,
  )
  const shapes = [...places].map(
    ([id, { x, y }]) =>
      `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${x}" y="${y}" width="100" height="80"/></bpmndi:BPMNShape>`,
  )
  const edges = flows.map(({ id, from, to }) => {
    const [start, end] = [places.get(from) ?? placeOf(0), places.get(to) ?? placeOf(0)]
    const points = [start.x + 100, start.y + 40, end.x, end.y + 40]
    return `<bpmndi:BPMNEdge id="${id}_di" bpmnElement="${id}"><di:waypoint x="${points[0]}" y="${points[1]}"/><di:waypoint x="${points[2]}" y="${points[3]}"/></bpmndi:BPMNEdge>`
  })
  const last = steps.at(-1) ?? ''
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:siji="https://siji.dev/bpmn/1" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" targetNamespace="bench">
<process id="large-${tasks}" name="大流程" isExecutable="true"><startEvent id="start"/><sequenceFlow id="first" sourceRef="start" targetRef="task0"/>
${elements.join('\n')}
${flows.map(({ id, from, to }) => `<sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}"/>`).join('\n')}
<sequenceFlow id="last" sourceRef="${last}" targetRef="end"/><endEvent id="end"/></process>
<bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="large-${tasks}">
<bpmndi:BPMNShape id="start_di" bpmnElement="start"><dc:Bounds x="100" y="122" width="36" height="36"/></bpmndi:BPMNShape>
${[...shapes, ...edges].join('\n')}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram></definitions>`
}

function placeOf(index: number): { readonly x: number; readonly y: number } {
  return { x: 200 + (index % 20) * 160, y: 100 + Math.floor(index / 20) * 140 }
}
