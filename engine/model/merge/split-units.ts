import { localName, type XmlElement } from './xml-tree.ts'

/** A part of a diagram's file that is changed, chosen and merged as a whole: a step, a flow, a lane, its place. */
export interface Unit {
  /** Its id; of what is drawn, which element it draws. */
  readonly key: string
  readonly parent: string | null
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  /** In their order; a unit inside stands there by its key. */
  readonly children: readonly (XmlElement | string | UnitPlace)[]
  /** Which flows come in and go out, which steps lie in a lane: each list is merged entry by entry. */
  readonly lists: ReadonlyMap<string, readonly string[]>
  /** All that it says itself, to be compared. */
  readonly own: string
  /** Whether it only tells where something is drawn. */
  readonly isDrawing: boolean
}

export interface UnitPlace {
  readonly unit: string
}

export type Units = ReadonlyMap<string, Unit>

export const ROOT = 'definitions'

const CONTAINERS = new Set([
  ...['definitions', 'process', 'subProcess', 'transaction', 'adHocSubProcess', 'collaboration', 'laneSet', 'lane'],
  ...['childLaneSet', 'BPMNDiagram', 'BPMNPlane'],
])
const WITHOUT_ID = new Set(['laneSet', 'childLaneSet', 'BPMNDiagram', 'BPMNPlane'])
const LISTS = new Set(['incoming', 'outgoing', 'flowNodeRef'])

/** `null` where two elements have one id: such a file is merged as a whole or not at all. */
export function splitUnits(root: XmlElement): Units | null {
  const units = new Map<string, Unit>()
  let isAmbiguous = false
  const visit = (element: XmlElement, key: string, parent: string | null): void => {
    const local = localName(element.name)
    const lists = new Map<string, readonly string[]>()
    const children: (XmlElement | string | UnitPlace)[] = []
    const inside: (readonly [XmlElement, string])[] = []
    for (const child of element.children) {
      const name = typeof child === 'string' ? '' : localName(child.name)
      const inner = typeof child === 'string' || !CONTAINERS.has(local) ? null : keyOf(child, key, inside)
      if (typeof child !== 'string' && inner !== null) {
        inside.push([child, inner])
        children.push({ unit: inner })
      } else if (typeof child !== 'string' && LISTS.has(name)) {
        lists.set(child.name, [...(lists.get(child.name) ?? []), child.children.join('').trim()])
      } else children.push(child)
    }
    if (units.has(key)) isAmbiguous = true
    const { name, attributes } = element
    const said = children.filter((child) => typeof child === 'string' || !('unit' in child))
    const own = JSON.stringify([parent, name, sorted(attributes), said.map(plain)])
    units.set(key, { key, parent, name, attributes, children, lists, own, isDrawing: isDrawing(element) })
    for (const [child, inner] of inside) visit(child, inner, key)
  }
  visit(root, ROOT, null)
  return isAmbiguous ? null : units
}

/** `before`: what stands before it in its container. */
function keyOf(element: XmlElement, parent: string, before: readonly (readonly [XmlElement, string])[]): string | null {
  const local = localName(element.name)
  const drawn = element.attributes.get('bpmnElement')
  if (drawn !== undefined) return `${local} ${drawn}`
  const position = before.filter(([each]) => each.name === element.name).length
  return element.attributes.get('id') ?? (WITHOUT_ID.has(local) ? `${parent} ${local} ${position}` : null)
}

function isDrawing({ name }: XmlElement): boolean {
  return localName(name).startsWith('BPMN')
}

function plain(node: XmlElement | string | UnitPlace): unknown {
  if (typeof node === 'string') return node.trim()
  if ('unit' in node) return null
  return [node.name, sorted(node.attributes), node.children.map(plain)]
}

const DEFAULTS: { readonly [attribute: string]: string | undefined } = {
  isInterrupting: 'true',
  cancelActivity: 'true',
  parallelMultiple: 'false',
  isForCompensation: 'false',
  isSequential: 'false',
  triggeredByEvent: 'false',
  gatewayDirection: 'Unspecified',
}

/** Whether a program writes what BPMN takes for granted makes no difference. */
function sorted(attributes: XmlElement['attributes']): readonly (readonly [string, string])[] {
  return [...attributes].filter(([name, value]) => DEFAULTS[name] !== value).sort()
}
