import type { DraftFiles } from './draft.ts'

/** The smallest process that runs: somebody files it, one person handles it, it is done. */
export function newProcess(id: string, title: string): DraftFiles {
  return { 'process.bpmn': diagram(id, escapeXml(title)) }
}

function diagram(id: string, title: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:siji="https://siji.dev/bpmn/1" id="${id}-definitions" targetNamespace="https://siji.dev/processes/${id}" expressionLanguage="https://www.omg.org/spec/DMN/20230324/FEEL/">
  <process id="${id}" name="${title}" isExecutable="true">
    <startEvent id="submitted" name="提出申请" />
    <sequenceFlow id="toReview" sourceRef="submitted" targetRef="review" />
    <userTask id="review" name="办理" />
    <sequenceFlow id="toDone" sourceRef="review" targetRef="done" />
    <endEvent id="done" name="办结" />
  </process>
  <bpmndi:BPMNDiagram id="picture">
    <bpmndi:BPMNPlane id="plane" bpmnElement="${id}">
      <bpmndi:BPMNShape id="submitted_shape" bpmnElement="submitted"><dc:Bounds x="180" y="162" width="36" height="36" /><bpmndi:BPMNLabel><dc:Bounds x="176" y="205" width="44" height="14" /></bpmndi:BPMNLabel></bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="review_shape" bpmnElement="review"><dc:Bounds x="280" y="140" width="100" height="80" /></bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="done_shape" bpmnElement="done"><dc:Bounds x="444" y="162" width="36" height="36" /><bpmndi:BPMNLabel><dc:Bounds x="451" y="205" width="22" height="14" /></bpmndi:BPMNLabel></bpmndi:BPMNShape>
      <bpmndi:BPMNEdge id="toReview_edge" bpmnElement="toReview"><di:waypoint x="216" y="180" /><di:waypoint x="280" y="180" /></bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="toDone_edge" bpmnElement="toDone"><di:waypoint x="380" y="180" /><di:waypoint x="444" y="180" /></bpmndi:BPMNEdge>
    </bpmndi:BPMNPlane>
  </bpmndi:BPMNDiagram>
</definitions>
`
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
