import sijiPackage from '../../../../engine/model/siji.moddle.json' with { type: 'json' }

/** A model in which every word of our extension stands, each with a value that is found nowhere else. */
export interface ProbedModel {
  readonly xml: string
  /** Element → the values that stand at it. */
  readonly values: ReadonlyMap<string, readonly string[]>
}

/** Where each type of our package stands in the model. */
const HOSTS: { readonly [type: string]: readonly string[] } = {
  // The library of steps writes it, and asks where a step is to be renewed.
  TemplateAttributes: [],
  NodeAttributes: ['inShort', 'jobInShort'],
  CaughtAttributes: ['caught'],
  ClockAttributes: ['onClock'],
  ServiceLevel: ['process'],
  Pause: ['task'],
  Rounds: ['flow'],
  Assignment: ['task'],
  Form: ['task'],
  JobType: ['job'],
  Permit: ['task'],
  Milestone: ['task'],
  Input: ['task'],
  Output: ['task'],
  Decision: ['rule'],
  Called: ['call'],
  Correlation: ['receive'],
  Outcome: ['task'],
}

/** Only a call of one version has its number, and a limit stands under the clock that it is of. */
const GIVEN: { readonly [value: string]: string } = { 'Called binding': 'version', 'ServiceLevel clock': 'promised' }

export function probedModel(): ProbedModel {
  // What is shown at first comes first.
  const values = new Map<string, string[]>([['process', []]])
  const attributes = new Map<string, string>()
  const extensions = new Map<string, string>()
  for (const { name: type, properties: read, ...rest } of sijiPackage.types) {
    // Whoever has read it may have put our prefix before the names.
    const properties = read.map(({ name }) => ({ name: name.replace('siji:', '') }))
    const hosts = HOSTS[type]
    if (hosts === undefined) throw new Error(`Expected the test to know where siji:${type} stands, but it does not.`)
    for (const host of hosts) {
      const written = properties
        .filter(({ name }) => type !== 'NodeAttributes' || (host === 'jobInShort') === (name === 'jobType'))
        .map(({ name }) => [name, GIVEN[`${type} ${name}`] ?? `probe_${type}_${name}`] as const)
      values.set(host, [...(values.get(host) ?? []), ...written.map(([, value]) => value).filter(isProbe)])
      const isExtension = 'superClass' in rest
      const text = written.map(([name, value]) => ` ${isExtension ? '' : 'siji:'}${name}="${value}"`).join('')
      if (!isExtension) attributes.set(host, text)
      else {
        const tag = `siji:${type.charAt(0).toLowerCase()}${type.slice(1)}`
        extensions.set(host, `${extensions.get(host) ?? ''}<${tag}${text}/>`)
      }
    }
  }
  return { xml: write(attributes, extensions), values }
}

function isProbe(value: string): boolean {
  return value.startsWith('probe_')
}

function write(attributes: ReadonlyMap<string, string>, extensions: ReadonlyMap<string, string>): string {
  const extra = (id: string) => attributes.get(id) ?? ''
  const within = (id: string) => {
    const text = extensions.get(id)
    return text === undefined ? '' : `<extensionElements>${text}</extensionElements>`
  }
  const node = (tag: string, id: string) => `<${tag} id="${id}" name="${id}"${extra(id)}>${within(id)}</${tag}>`
  const boundary = (id: string, definition: string) =>
    `<boundaryEvent id="${id}" name="${id}" attachedToRef="task"><${definition} id="${id}_definition"${extra(id)}/></boundaryEvent>`
  const nodes = [
    ['task', 100, 80],
    ['inShort', 100, 80],
    ['jobInShort', 100, 80],
    ['job', 100, 80],
    ['rule', 100, 80],
    ['call', 100, 80],
    ['receive', 100, 80],
    ['caught', 36, 36],
    ['onClock', 36, 36],
  ] as const
  const shapes = nodes.map(
    ([id, width, height], index) =>
      `<bpmndi:BPMNShape id="${id}_shape" bpmnElement="${id}"><dc:Bounds x="${200 + (index % 4) * 180}" y="${100 + Math.floor(index / 4) * 140}" width="${width}" height="${height}"/></bpmndi:BPMNShape>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:siji="https://siji.dev/bpmn/1" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" targetNamespace="x">
<process id="process" name="process" isExecutable="true">${within('process')}
${node('userTask', 'task')}${node('userTask', 'inShort')}${node('serviceTask', 'jobInShort')}${node('serviceTask', 'job')}
${node('businessRuleTask', 'rule')}${node('callActivity', 'call')}${node('receiveTask', 'receive')}
${boundary('caught', 'errorEventDefinition')}${boundary('onClock', 'conditionalEventDefinition')}
<sequenceFlow id="flow" sourceRef="task" targetRef="inShort">${within('flow')}</sequenceFlow></process>
<bpmndi:BPMNDiagram id="picture"><bpmndi:BPMNPlane id="plane" bpmnElement="process">${shapes.join('')}
<bpmndi:BPMNEdge id="flow_edge" bpmnElement="flow"><di:waypoint x="300" y="140"/><di:waypoint x="380" y="140"/></bpmndi:BPMNEdge>
</bpmndi:BPMNPlane></bpmndi:BPMNDiagram></definitions>`
}
