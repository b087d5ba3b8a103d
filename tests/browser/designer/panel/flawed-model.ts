/** What is wrong with which element, and the process in which that is all that is wrong. */
export type Flaw = readonly [problem: string, element: string, body: string]

const when = (feel: string) =>
  `<conditionExpression xsi:type="tFormalExpression" language="feel">${feel}</conditionExpression>`
const says = (inner: string) => `<extensionElements>${inner}</extensionElements>`
const task = (id: string, inner = '', attributes = '') =>
  `<userTask id="${id}" name="办"${attributes}>${inner}</userTask>`
const begin = (id: string) => `<startEvent id="${id}"/>`
const end = (id: string) => `<endEvent id="${id}"/>`
const choice = (id: string, attributes = '') => `<exclusiveGateway id="${id}" name="问"${attributes}/>`
const flow = (from: string, to: string, inner = '') =>
  `<sequenceFlow id="${from}_${to}" sourceRef="${from}" targetRef="${to}">${inner}</sequenceFlow>`
const chain = (...ids: readonly string[]) => ids.slice(1).map((id, index) => flow(ids[index] ?? '', id))
/** A step between start and end. */
const between = (id: string, node: string) =>
  [begin(`${id}s`), node, end(`${id}e`), ...chain(`${id}s`, id, `${id}e`)].join('')
const boundary = (id: string, host: string, definition: string, attributes = '') =>
  `<boundaryEvent id="${id}" name="出错" attachedToRef="${host}"${attributes}>${definition}</boundaryEvent>`

/** One of each that a press can do away with, each in a process of its own. */
export const flaws: readonly Flaw[] = [
  ['start-missing', 'process_0', `${task('a')}${end('ae')}${flow('a', 'ae')}`],
  ['dead-end', 'b', `${begin('bs')}${task('b')}${flow('bs', 'b')}`],
  [
    'condition-misplaced',
    'cs_c',
    `${begin('cs')}${task('c')}${end('ce')}${flow('cs', 'c', when('x = 1'))}${flow('c', 'ce')}`,
  ],
  ['flow-misplaced', 'd_d', `${between('d', task('d'))}${flow('d', 'd', when('x = 1'))}`],
  [
    'condition-missing',
    'f_fe',
    `${begin('fs')}${choice('f')}${end('fe')}${end('ff')}${flow('fs', 'f')}${flow('f', 'fe')}${flow('f', 'ff', when('x = 1'))}`,
  ],
  [
    'no-way-out',
    'g',
    `${begin('gs')}${choice('g')}${end('ge')}${end('gf')}${flow('gs', 'g')}${flow('g', 'ge', when('x = 2'))}${flow('g', 'gf', when('x = 1'))}`,
  ],
  [
    'join-mismatch',
    'hj',
    `${begin('hs')}${choice('h', ' default="h_hb"')}${task('ha')}${task('hb')}<parallelGateway id="hj"/>${end('he')}${flow('hs', 'h')}${flow('h', 'ha', when('x = 1'))}${flow('h', 'hb')}${chain('ha', 'hj', 'he').join('')}${flow('hb', 'hj')}`,
  ],
  ['instantiate', 'i', between('i', '<receiveTask id="i" name="收" instantiate="true" messageRef="message"/>')],
  [
    'link',
    'jc',
    `${between('j', task('j'))}<intermediateCatchEvent id="jc"><linkEventDefinition id="jcd" name="l"/></intermediateCatchEvent><intermediateThrowEvent id="jt"><linkEventDefinition id="jtd" name="l"/></intermediateThrowEvent>${end('jf')}${flow('j', 'jc', when('x = 1'))}${flow('j', 'jt', when('x = 2'))}${flow('jc', 'jf')}`,
  ],
  [
    'compensation',
    'kh',
    `${between('k', task('k'))}${task('kh', '', ' isForCompensation="true"')}${boundary('kb', 'k', '<compensateEventDefinition id="kbd"/>')}<association id="ka" sourceRef="kb" targetRef="kh"/>${flow('k', 'kh', when('x = 1'))}`,
  ],
  ['ad-hoc', 'li', between('l', `<adHocSubProcess id="l" name="任选">${begin('li')}${task('lt')}</adHocSubProcess>`)],
  [
    'error-not-interrupting',
    'mb',
    `${between('m', task('m'))}${boundary('mb', 'm', '<errorEventDefinition id="mbd"/>', ' cancelActivity="false"')}${end('mf')}${flow('mb', 'mf')}`,
  ],
  [
    'loop-misplaced',
    'n2',
    `${between('n', task('n'))}<subProcess id="n2" name="有消息时" triggeredByEvent="true"><standardLoopCharacteristics loopMaximum="2"/><startEvent id="n3"><messageEventDefinition id="n3d" messageRef="message"/></startEvent>${end('n4')}${flow('n3', 'n4')}</subProcess>`,
  ],
  [
    'start-event',
    'o1',
    between(
      'o',
      `<subProcess id="o" name="里"><startEvent id="o1"><messageEventDefinition id="o1d" messageRef="message"/></startEvent>${end('o2')}${flow('o1', 'o2')}</subProcess>`,
    ),
  ],
  ['duplicate-target', 'p', between('p', task('p', says('<siji:input source="=1" target="x"/>'.repeat(2))))],
  ['mapping', 'q', between('q', task('q', says('<siji:output/>')))],
  ['outcome-without-value', 'r', between('r', task('r', says('<siji:outcome/>')))],
  [
    'rounds',
    't_te',
    `${begin('ts')}${task('t')}${end('te')}${flow('ts', 't')}${flow('t', 'te', says('<siji:rounds/>'))}`,
  ],
  [
    'service-level',
    'u',
    between('u', task('u', says('<siji:serviceLevel days="5" clock="statutory" calendar="park"/>'))),
  ],
  [
    'decision-missing',
    'w',
    between(
      'w',
      `<businessRuleTask id="w" name="判断">${says('<siji:decision id="no-such" result="y"/>')}</businessRuleTask>`,
    ),
  ],
]

/** Only found where nothing else is wrong. */
export const flawsOfFiles: readonly Flaw[] = [
  ['form-missing', 'v', between('v', task('v', says('<siji:form key="no-such"/>')))],
  [
    'called-process-missing',
    'x',
    between(
      'x',
      `<callActivity id="x" name="调用" calledElement="seven-permits">${says('<siji:called binding="deployment"/>')}</callActivity>`,
    ),
  ],
]

/** All of them in one file of pools, drawn one below the other. */
export function flawedModel(flaws: readonly Flaw[]): string {
  const processes = flaws.map(
    ([, , body], index) => `<process id="process_${index}" name="流程" isExecutable="true">${body}</process>`,
  )
  const pools = flaws.map((_, index) => `<participant id="pool_${index}" name="流程" processRef="process_${index}"/>`)
  const pictures = flaws.map(([, , body], index) => {
    const top = index * 260
    const pool = `<bpmndi:BPMNShape id="pool_${index}_di" bpmnElement="pool_${index}" isHorizontal="true"><dc:Bounds x="0" y="${top}" width="1400" height="240"/></bpmndi:BPMNShape>`
    return pool + shapesOf(body, top) + edgesOf(body, top)
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:siji="https://siji.dev/bpmn/1" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" targetNamespace="x">
<message id="message" name="来信"/><collaboration id="collaboration">${pools.join('')}</collaboration>${processes.join('\n')}
<bpmndi:BPMNDiagram id="picture"><bpmndi:BPMNPlane id="plane" bpmnElement="collaboration">${pictures.join('\n')}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram></definitions>`
}

const SHAPE = /<(\w+(?:Task|Event|Gateway|SubProcess)|callActivity|subProcess) id="(\w+)"/g

function shapesOf(body: string, top: number): string {
  return [...body.matchAll(SHAPE)]
    .map(([, tag = '', id = ''], index) => {
      const isEvent = tag.endsWith('Event')
      const isSub = /ubProcess$/.test(tag)
      const [width, height] = isEvent ? [36, 36] : tag.endsWith('Gateway') ? [50, 50] : isSub ? [140, 100] : [100, 80]
      const bounds = `<dc:Bounds x="${80 + index * 160}" y="${top + 60}" width="${width}" height="${height}"/>`
      return `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"${isSub ? ' isExpanded="true"' : ''}>${bounds}</bpmndi:BPMNShape>`
    })
    .join('')
}

function edgesOf(body: string, top: number): string {
  return [...body.matchAll(/<(?:sequenceFlow|association) id="(\w+)"/g)]
    .map(([, id = '']) => {
      const points = [100, 200].map((x) => `<di:waypoint x="${x}" y="${top + 200}"/>`).join('')
      return `<bpmndi:BPMNEdge id="${id}_di" bpmnElement="${id}">${points}</bpmndi:BPMNEdge>`
    })
    .join('')
}
