/** Every kind of element of BPMN 2.0 that the editor can draw, in one file, each with a place on the picture. */
export function allElements(): { readonly xml: string; readonly ids: readonly string[] } {
  const elements = [...activities, ...gateways, ...events, ...boundaryEvents, ...others]
  const shapes = elements.map(([id, , width, height], index) => {
    const x = 200 + (index % 8) * 180
    const y = 100 + Math.floor(index / 8) * 140
    return `<bpmndi:BPMNShape id="${id}_shape" bpmnElement="${id}"${id === 'group' || !/sub|transaction/i.test(id) ? '' : ' isExpanded="true"'}><dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}"/></bpmndi:BPMNShape>`
  })
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" targetNamespace="siji">
<process id="everything" name="全部元素" isExecutable="true">${elements.map(([, tag]) => tag).join('\n')}
<sequenceFlow id="flow" name="连线" sourceRef="userTask" targetRef="serviceTask"/>
<sequenceFlow id="flowFromGateway" sourceRef="exclusiveGateway" targetRef="serviceTask"/></process>
<bpmndi:BPMNDiagram id="picture"><bpmndi:BPMNPlane id="plane" bpmnElement="everything">${shapes.join('\n')}
<bpmndi:BPMNEdge id="flow_edge" bpmnElement="flow"><di:waypoint x="480" y="140"/><di:waypoint x="560" y="140"/></bpmndi:BPMNEdge>
<bpmndi:BPMNEdge id="flowFromGateway_edge" bpmnElement="flowFromGateway"><di:waypoint x="480" y="340"/><di:waypoint x="560" y="190"/></bpmndi:BPMNEdge>
</bpmndi:BPMNPlane></bpmndi:BPMNDiagram></definitions>`
  return { xml, ids: [...elements.map(([id]) => id), 'flow', 'flowFromGateway'] }
}

type Element = readonly [id: string, tag: string, width: number, height: number]

const activities: readonly Element[] = [
  ...['task', 'userTask', 'serviceTask', 'sendTask', 'receiveTask', 'manualTask', 'businessRuleTask', 'scriptTask'],
  ...['callActivity'],
].map((type): Element => [type, `<${type} id="${type}" name="步骤"/>`, 100, 80])

const gateways: readonly Element[] = ['exclusive', 'parallel', 'inclusive', 'complex', 'eventBased'].map(
  (type): Element => [`${type}Gateway`, `<${type}Gateway id="${type}Gateway"/>`, 50, 50],
)

const events: readonly Element[] = [
  ...eventsOf('startEvent', ['', 'message', 'timer', 'conditional', 'signal']),
  ...eventsOf('intermediateCatchEvent', ['message', 'timer', 'conditional', 'signal', 'link']),
  ...eventsOf('intermediateThrowEvent', ['', 'message', 'escalation', 'signal', 'link', 'compensate']),
  ...eventsOf('endEvent', ['', 'message', 'escalation', 'error', 'signal', 'compensate', 'terminate']),
]

const boundaryEvents: readonly Element[] = eventsOf(
  'boundaryEvent',
  ['message', 'timer', 'escalation', 'conditional', 'error', 'signal', 'compensate'],
  ' attachedToRef="task"',
)

const others: readonly Element[] = [
  ['subProcess', '<subProcess id="subProcess" name="子流程"/>', 140, 100],
  ['eventSubProcess', '<subProcess id="eventSubProcess" name="子流程" triggeredByEvent="true"/>', 140, 100],
  ['transaction', '<transaction id="transaction" name="子流程"/>', 140, 100],
  ['adHocSubProcess', '<adHocSubProcess id="adHocSubProcess" name="子流程"/>', 140, 100],
  [
    'dataObject',
    '<dataObject id="data"/><dataObjectReference id="dataObject" name="数据" dataObjectRef="data"/>',
    36,
    50,
  ],
  ['dataStore', '<dataStoreReference id="dataStore" name="数据"/>', 50, 50],
  ['annotation', '<textAnnotation id="annotation"><text>注释</text></textAnnotation>', 100, 30],
]

function eventsOf(type: string, kinds: readonly string[], attributes = ''): readonly Element[] {
  return kinds.map((kind): Element => {
    const id = `${type}_${kind === '' ? 'none' : kind}`
    const definition = kind === '' ? '' : `<${kind}EventDefinition id="${id}_definition"/>`
    return [id, `<${type} id="${id}" name="事件"${attributes}>${definition}</${type}>`, 36, 36]
  })
}
