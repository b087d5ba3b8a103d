import type { Picture } from '../../../designer/editor/picture/lay-out.ts'
import type { Bounds } from '../../../designer/editor/picture/places.ts'
import { childOf, childrenOf, idOf, type ModdleElement } from '../../../engine/model/moddle.ts'
import { goesThrough, touch } from '../touching.ts'

/** What of a picture is missing, lies over something else or outside what holds it, in words. */
export function faultsIn(definitions: ModdleElement, picture: Picture): readonly string[] {
  const root = childrenOf(definitions, 'rootElements').find((each) => idOf(each) === picture.root)
  if (root === undefined) return [`${picture.root} is not in the file`]
  const nodes = nodesIn(root, null)
  return [...missing(nodes, picture), ...over(nodes, picture), ...outside(nodes, picture), ...crossed(nodes, picture)]
}

interface Node {
  readonly element: ModdleElement
  readonly id: string
  readonly holder: string | null
  readonly kind: 'box' | 'hanging' | 'line' | 'lane'
}

function nodesIn(element: ModdleElement, holder: string | null): readonly Node[] {
  const inside = (each: ModdleElement, kind: Node['kind']): readonly Node[] => {
    const id = idOf(each) ?? ''
    return [{ element: each, id, holder, kind }, ...(kind === 'box' ? nodesIn(each, id) : [])]
  }
  const process = element.$type === 'bpmn:Participant' ? childOf(element, 'processRef') : element
  if (process === null) return []
  const lanes = childrenOf(process, 'laneSets').flatMap((set) => childrenOf(set, 'lanes'))
  return [
    ...childrenOf(process, 'participants').flatMap((each) => inside(each, 'box')),
    ...childrenOf(process, 'messageFlows').flatMap((each) => inside(each, 'line')),
    ...lanes.flatMap((each) => inside(each, 'lane')),
    ...[...childrenOf(process, 'flowElements'), ...childrenOf(process, 'artifacts')].flatMap((each) =>
      inside(each, kindOf(each)),
    ),
    ...childrenOf(process, 'dataInputAssociations').flatMap((each) => inside(each, 'line')),
  ]
}

function kindOf({ $type }: ModdleElement): Node['kind'] {
  if ($type === 'bpmn:BoundaryEvent') return 'hanging'
  return /Flow$|Association$/.test($type) ? 'line' : 'box'
}

function missing(nodes: readonly Node[], { bounds, ways }: Picture): readonly string[] {
  return nodes
    .filter(({ id, kind }) => (kind === 'line' ? (ways.get(id)?.length ?? 0) < 2 : !bounds.has(id)))
    .map(({ id }) => `${id} is not drawn`)
}

function over(nodes: readonly Node[], { bounds, labels }: Picture): readonly string[] {
  const shapes = nodes.filter(({ kind }) => kind === 'box' || kind === 'hanging')
  const boxes = shapes.flatMap(({ id, holder, kind }) => {
    const [own, name] = [bounds.get(id), labels.get(id)]
    return [
      ...(own === undefined ? [] : [{ id, holder, place: own, kind }]),
      ...(name === undefined ? [] : [{ id: `name of ${id}`, holder, place: name, kind }]),
    ]
  })
  return boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .filter((other) => one.holder === other.holder && touch(one.place, other.place))
      // An attached event lies half on its host.
      .filter(
        (other) => !(one.kind !== other.kind && (hangs(nodes, one.id, other.id) || hangs(nodes, other.id, one.id))),
      )
      .map((other) => `${one.id} lies over ${other.id}`),
  )
}

function hangs(nodes: readonly Node[], event: string, host: string): boolean {
  const element = nodes.find(({ id }) => id === event)?.element
  const on = element?.$type === 'bpmn:BoundaryEvent' ? childOf(element, 'attachedToRef') : null
  return on !== null && idOf(on) === host
}

function outside(nodes: readonly Node[], { bounds }: Picture): readonly string[] {
  const lanes = nodes.filter(({ kind }) => kind === 'lane')
  return nodes.flatMap(({ id, holder, kind }) => {
    const [own, around] = [bounds.get(id), bounds.get(holder ?? '')]
    if (own === undefined) return []
    const isOut = around !== undefined && !within(own, around)
    const lane = lanes.find(({ element }) => childrenOf(element, 'flowNodeRef').some((node) => idOf(node) === id))
    const band = lane === undefined ? undefined : bounds.get(lane.id)
    const strange = lanes.filter((each) => {
      const place = bounds.get(each.id)
      return kind === 'box' && each !== lane && each.holder === holder && place !== undefined && touch(own, place)
    })
    return [
      ...(isOut ? [`${id} lies outside ${holder}`] : []),
      ...(band !== undefined && !within(own, band) ? [`${id} lies outside its lane`] : []),
      ...strange.filter(() => isStep(nodes, id)).map((each) => `${id} lies in ${each.id}`),
    ]
  })
}

function isStep(nodes: readonly Node[], wanted: string): boolean {
  return nodes.find(({ id }) => id === wanted)?.element.$instanceOf('bpmn:FlowNode') ?? false
}

/** A flow goes in right angles and touches only what it connects and what holds that. */
function crossed(nodes: readonly Node[], { bounds, ways }: Picture): readonly string[] {
  const holderOf = new Map(nodes.map(({ id, holder }) => [id, holder]))
  const around = (id: string | null | undefined): readonly string[] =>
    id == null ? [] : [id, ...around(holderOf.get(id))]
  return nodes.flatMap(({ id, element }) => {
    if (!/(Sequence|Message)Flow$/.test(element.$type)) return []
    const ends = [childOf(element, 'sourceRef'), childOf(element, 'targetRef')].map((end) => end && idOf(end))
    const own = ends.flatMap((end) => around(end))
    const host = nodes.find((each) => each.id === ends[0] && each.kind === 'hanging')?.element
    const touched = [...own, host === undefined ? '' : idOf(childOf(host, 'attachedToRef') ?? host)]
    const points = ways.get(id) ?? []
    const isSlanted = points.some((point, index) => {
      const before = points[index - 1]
      return before !== undefined && before.x !== point.x && before.y !== point.y
    })
    const through = nodes.filter((other) => {
      const place = bounds.get(other.id)
      if (other.kind === 'lane' || other.kind === 'hanging' || touched.includes(other.id)) return false
      // Pools lie between pools.
      return place !== undefined && goesThrough(points, place)
    })
    return [
      ...(isSlanted && ends[0] !== null ? [`${id} is not drawn in right angles`] : []),
      ...through.map((other) => `${id} goes through ${other.id}`),
    ]
  })
}

function within(inner: Bounds, outer: Bounds): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  )
}
