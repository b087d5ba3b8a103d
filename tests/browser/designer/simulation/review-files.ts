const shape = (id: string, x: number, y: number, width: number, height: number) =>
  `<bpmndi:BPMNShape id="${id}_shape" bpmnElement="${id}"><dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}"/></bpmndi:BPMNShape>`
const edge = (id: string, ...points: readonly (readonly [number, number])[]) =>
  `<bpmndi:BPMNEdge id="${id}_edge" bpmnElement="${id}">${points.map(([x, y]) => `<di:waypoint x="${x}" y="${y}"/>`).join('')}</bpmndi:BPMNEdge>`

/** Reviewed in three working days, then signed or refused: a small process with a form, drawn. */
export const reviewFiles: { readonly [path: string]: string } = {
  'process.bpmn': `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:siji="https://siji.dev/bpmn/1" id="d" targetNamespace="t" expressionLanguage="https://www.omg.org/spec/DMN/20230324/FEEL/">
<process id="facility-request" name="设施报装" isExecutable="true">
<startEvent id="begin" name="提出申请"/><sequenceFlow id="toReview" sourceRef="begin" targetRef="review"/>
<userTask id="review" name="审查"><extensionElements><siji:assignment department="urban-management" post="reviewer"/><siji:form key="opinion"/>
<siji:serviceLevel days="3" clock="promised" owner="authority" calendar="cn" scope="visit" yellow="1"/>
<siji:outcome value="agree" label="同意"/><siji:outcome value="refuse" label="不予许可"/></extensionElements></userTask>
<sequenceFlow id="toDecided" sourceRef="review" targetRef="decided"/><exclusiveGateway id="decided" name="同意？" default="toRefused"/>
<sequenceFlow id="toSign" sourceRef="decided" targetRef="sign"><conditionExpression>outcome = "agree"</conditionExpression></sequenceFlow>
<sequenceFlow id="toRefused" sourceRef="decided" targetRef="refused"/><endEvent id="refused" name="不予许可"/>
<userTask id="sign" name="签发"><extensionElements><siji:assignment department="urban-management" post="signatory"/></extensionElements></userTask>
<sequenceFlow id="toIssued" sourceRef="sign" targetRef="issued"/><endEvent id="issued" name="已办结"/></process>
<bpmndi:BPMNDiagram id="picture"><bpmndi:BPMNPlane id="plane" bpmnElement="facility-request">
${shape('begin', 180, 182, 36, 36)}${shape('review', 260, 160, 100, 80)}${shape('decided', 405, 175, 50, 50)}
${shape('sign', 500, 160, 100, 80)}${shape('issued', 650, 182, 36, 36)}${shape('refused', 412, 290, 36, 36)}
${edge('toReview', [216, 200], [260, 200])}${edge('toDecided', [360, 200], [405, 200])}${edge('toSign', [455, 200], [500, 200])}
${edge('toRefused', [430, 225], [430, 290])}${edge('toIssued', [600, 200], [650, 200])}
</bpmndi:BPMNPlane></bpmndi:BPMNDiagram></definitions>`,
  'forms/opinion.json': JSON.stringify({
    schemaVersion: 17,
    type: 'default',
    id: 'opinion',
    siji: { title: '审查意见', titleEn: 'Opinion' },
    components: [{ type: 'textfield', id: 'f1', key: 'opinion', label: '意见', siji: { labelEn: 'Opinion' } }],
  }),
}
