import { createModdle } from '../../../engine/model/read-bpmn.ts'
import { type Builder, type Built, buildElements, buildLists } from './build-element.ts'
import { type LaidOut, layOut } from './lay-out.ts'
import { placeLabels } from './place-labels.ts'
import type { Extension, Plan } from './plan.ts'

export interface PlannedProcess {
  readonly id: string
  readonly name: string
  readonly documentation?: string
  readonly extensions?: readonly Extension[]
  readonly plan: Plan
}

/** A whole BPMN file of one process, with its picture. */
export async function writePlan({ id, name, documentation, extensions = [], plan }: PlannedProcess): Promise<string> {
  const moddle = createModdle()
  const roots = new Map<string, Built>()
  const builder: Builder = {
    create: (type, properties) => moddle.create(type, properties),
    root: (type, called) => {
      const key = `${type.replace('bpmn:', '').toLowerCase()}_${called}`
      const code = type === 'bpmn:Error' ? { errorCode: called } : {}
      const root = roots.get(key) ?? moddle.create(type, { id: key, name: called, ...code })
      roots.set(key, root)
      return root
    },
  }
  const built = buildElements(builder, plan)
  const process = moddle.create('bpmn:Process', { id, name, isExecutable: true })
  if (documentation !== undefined)
    process.set('documentation', [moddle.create('bpmn:Documentation', { text: documentation })])
  if (extensions.length > 0) {
    const values = extensions.map(({ element, ...attributes }) => moddle.create(element, attributes))
    process.set('extensionElements', moddle.create('bpmn:ExtensionElements', { values }))
  }
  fill(builder, process, plan, built)
  const plane = moddle.create('bpmndi:BPMNPlane', {
    id: 'plane',
    bpmnElement: process,
    planeElement: drawElements(builder, plan, layOut(plan), built),
  })
  const definitions = moddle.create('bpmn:Definitions', {
    id: `${id}-definitions`,
    targetNamespace: `https://siji.dev/processes/${id}`,
    expressionLanguage: 'https://www.omg.org/spec/DMN/20230324/FEEL/',
    rootElements: [...roots.values(), process],
    diagrams: [moddle.create('bpmndi:BPMNDiagram', { id: 'diagram', plane })],
  })
  return (await moddle.toXML(definitions, { format: true })).xml
}

/** Puts the elements of a plan into the process or sub-process that holds them. */
function fill(builder: Builder, holder: Built, plan: Plan, built: ReadonlyMap<string, Built>): void {
  const nodes = plan.nodes.flatMap(({ id, inside }) => {
    const node = built.get(id)
    if (node !== undefined && inside !== undefined) fill(builder, node, inside, built)
    return node ?? []
  })
  const flows = plan.flows.flatMap(({ id, from, to }) => {
    const flow = built.get(id)
    flow?.set('sourceRef', built.get(from))
    flow?.set('targetRef', built.get(to))
    return flow ?? []
  })
  holder.set('flowElements', [...buildLists(builder, plan), ...nodes, ...flows])
}

function drawElements(
  { create }: Builder,
  plan: Plan,
  laidOut: LaidOut,
  built: ReadonlyMap<string, Built>,
): readonly Built[] {
  const { bounds, waypoints } = laidOut
  const labels = placeLabels(plan, laidOut)
  const labelOf = (id: string) => {
    const place = labels.get(id)
    return place === undefined
      ? {}
      : { label: create('bpmndi:BPMNLabel', { bounds: create('dc:Bounds', { ...place }) }) }
  }
  const shapes = [...allNodes(plan)].map(({ id, inside, type }) =>
    create('bpmndi:BPMNShape', {
      id: `${id}_di`,
      bpmnElement: built.get(id),
      bounds: create('dc:Bounds', { ...bounds.get(id) }),
      ...(inside === undefined ? {} : { isExpanded: true }),
      ...(type === 'exclusiveGateway' ? { isMarkerVisible: true } : {}),
      ...labelOf(id),
    }),
  )
  const edges = [...waypoints].map(([id, points]) =>
    create('bpmndi:BPMNEdge', {
      id: `${id}_di`,
      bpmnElement: built.get(id),
      waypoint: points.map((point) => create('dc:Point', { ...point })),
      ...labelOf(id),
    }),
  )
  return [...shapes, ...edges]
}

function* allNodes(plan: Plan): Generator<Plan['nodes'][number]> {
  for (const node of plan.nodes) {
    yield node
    if (node.inside !== undefined) yield* allNodes(node.inside)
  }
}
