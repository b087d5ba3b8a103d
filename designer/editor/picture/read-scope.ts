import { childOf, childrenOf, idOf, type ModdleElement, textOf } from '../../../engine/model/moddle.ts'
import type { Bands } from './lanes.ts'
import type { Flow, Item, Scope, Step } from './scope.ts'

/** A line between two things that goes straight: an association, or what data a step reads or writes. */
export interface Line {
  readonly id: string
  readonly from: string
  readonly to: string
}

/** The steps of a process or sub-process, each in the band of its lane; `lines` are added to those of the picture. */
export function readScope(container: ModdleElement, bands: Bands, lines: Line[]): Scope {
  const elements = childrenOf(container, 'flowElements')
  const nodes = elements.filter((each) => each.$instanceOf('bpmn:FlowNode'))
  const hosts = new Map(nodes.map((node) => [idOf(node), node] as const))
  const isHanging = (node: ModdleElement) => hosts.has(hostOf(node))
  const artifacts = childrenOf(container, 'artifacts')
  const associations = artifacts.filter(({ $type }) => $type === 'bpmn:Association').flatMap(readLine)
  const outside = bands.count
  const steps = nodes
    .filter((node) => !isHanging(node))
    .flatMap((node): Step[] => {
      const id = idOf(node)
      if (id === null) return []
      const isScope = node.$instanceOf('bpmn:SubProcess')
      return [
        {
          id,
          name: nameOf(node),
          shape: node.$instanceOf('bpmn:Event') ? 'event' : node.$instanceOf('bpmn:Gateway') ? 'gateway' : 'activity',
          inside: isScope ? readScope(node, { count: 0, of: new Map() }, lines) : null,
          attached: nodes.filter((each) => isHanging(each) && hostOf(each) === id).flatMap(readNamed),
          items: [],
          band: bands.of.get(id) ?? outside,
        },
      ]
    })
  const owners = ownersOf(steps)
  const dataLines = nodes.flatMap(readDataLines)
  const flows = elements.filter(({ $type }) => $type === 'bpmn:SequenceFlow').flatMap(readFlow)
  // Compensation goes from an attached event to its handler.
  const compensations = associations.filter(
    ({ from, to }) => owners.get(from) !== undefined && steps.some(({ id }) => id === to),
  )
  const straight = [...associations.filter((line) => !compensations.includes(line)), ...dataLines]
  lines.push(...straight)
  const items = [
    ...elements,
    ...artifacts,
    ...childrenOf(childOf(container, 'ioSpecification') ?? container, 'dataInputs'),
    ...childrenOf(childOf(container, 'ioSpecification') ?? container, 'dataOutputs'),
  ].flatMap(readItem)
  const beside = new Map<Step, Item[]>()
  const flowSources = new Map(flows.map(({ id, from }) => [id, from]))
  const loose = items.filter((item) => {
    const owner = straight
      .flatMap(({ from, to }) => (from === item.id ? [to] : to === item.id ? [from] : []))
      .flatMap((id) => owners.get(flowSources.get(id) ?? id) ?? [])[0]
    if (owner !== undefined) beside.set(owner, [...(beside.get(owner) ?? []), item])
    return owner === undefined
  })
  const drawn = steps.map((step) => ({ ...step, items: beside.get(step) ?? [] }))
  const hasOutside = steps.some(({ band }) => band === outside)
  return {
    steps: drawn,
    flows: [...flows, ...compensations.map((line) => ({ ...line, name: '' }))],
    loose,
    bands: outside + (hasOutside || outside === 0 ? 1 : 0),
  }
}

/** Which step an element is, hangs on or stands in. */
function ownersOf(steps: readonly Step[]): ReadonlyMap<string, Step> {
  const all = (step: Step): readonly string[] => [
    step.id,
    ...step.attached.map(({ id }) => id),
    ...(step.inside?.steps.flatMap(all) ?? []),
  ]
  return new Map(steps.flatMap((step) => all(step).map((id) => [id, step] as const)))
}

function readFlow(flow: ModdleElement): readonly Flow[] {
  const ends = endsOf(flow, childOf(flow, 'sourceRef'), childOf(flow, 'targetRef'))
  return ends.map((line) => ({ ...line, name: nameOf(flow) }))
}

export function readLine(line: ModdleElement): readonly Line[] {
  return endsOf(line, childOf(line, 'sourceRef'), childOf(line, 'targetRef'))
}

function readDataLines(node: ModdleElement): readonly Line[] {
  return [
    ...childrenOf(node, 'dataInputAssociations').flatMap((line) =>
      endsOf(line, childrenOf(line, 'sourceRef')[0] ?? null, node),
    ),
    ...childrenOf(node, 'dataOutputAssociations').flatMap((line) => endsOf(line, node, childOf(line, 'targetRef'))),
  ]
}

function endsOf(line: ModdleElement, source: ModdleElement | null, target: ModdleElement | null): readonly Line[] {
  const [id, from, to] = [idOf(line), source && idOf(source), target && idOf(target)]
  return id === null || from === null || to === null ? [] : [{ id, from, to }]
}

export function readItem(element: ModdleElement): readonly Item[] {
  const id = idOf(element)
  if (id === null) return []
  switch (element.$type) {
    case 'bpmn:DataObjectReference':
    case 'bpmn:DataStoreReference':
    case 'bpmn:DataInput':
    case 'bpmn:DataOutput':
      return [{ id, name: nameOf(element), shape: 'data' }]
    case 'bpmn:TextAnnotation':
      return [{ id, name: textOf(element, 'text') ?? '', shape: 'note' }]
    case 'bpmn:Group':
      return [{ id, name: '', shape: 'note' }]
    default:
      return []
  }
}

function readNamed(element: ModdleElement): readonly { readonly id: string; readonly name: string }[] {
  const id = idOf(element)
  return id === null ? [] : [{ id, name: nameOf(element) }]
}

function hostOf(node: ModdleElement): string | null {
  const host = node.$type === 'bpmn:BoundaryEvent' ? childOf(node, 'attachedToRef') : null
  return host === null ? null : idOf(host)
}

export function nameOf(element: ModdleElement): string {
  return textOf(element, 'name') ?? ''
}
