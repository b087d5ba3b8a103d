import type { Editor } from '../canvas/open-modeler.ts'
import type { Point, Shape } from '../canvas/services.ts'
import { isModdle } from '../model/extension.ts'
import { rootElement } from '../model/root-elements.ts'
import { type Builder, type Built, buildElements, buildLists } from './build-element.ts'
import type { LaidOut } from './lay-out.ts'
import { placeLabels } from './place-labels.ts'
import type { Plan } from './plan.ts'

/** Draws a plan into a process or sub-process, its own corner at `corner`; what was drawn, by id. */
export function placePlan(
  editor: Editor,
  plan: Plan,
  laidOut: LaidOut,
  { parent, corner }: { readonly parent: Shape; readonly corner: Point },
): ReadonlyMap<string, Shape> {
  const { bpmnFactory, modeling } = editor.services
  const builder: Builder = {
    create: (type, properties) => built(bpmnFactory.create(type, properties)),
    root: (type, name) => built(rootElement(editor, parent, type, name)),
  }
  const elements = buildElements(builder, plan)
  const placed = new Map<string, Shape>()
  const drawing = { editor, builder, laidOut, corner, elements, placed }
  keepLists(drawing, plan, parent)
  draw(drawing, plan, parent)
  for (const [id, place] of placeLabels(plan, laidOut)) {
    const label = placed.get(id)?.label
    if (label === undefined) continue
    // Its own size is known only now: middle upon middle.
    const delta = {
      x: place.x + place.width / 2 + corner.x - label.x - label.width / 2,
      y: place.y + place.height / 2 + corner.y - label.y - label.height / 2,
    }
    modeling.moveShape(label, delta, null, { autoResize: false })
  }
  return placed
}

interface Drawing {
  readonly editor: Editor
  readonly builder: Builder
  readonly laidOut: LaidOut
  readonly corner: Point
  readonly elements: ReadonlyMap<string, Built>
  readonly placed: Map<string, Shape>
}

function draw(drawing: Drawing, plan: Plan, parent: Shape): void {
  const { editor, laidOut, corner, elements, placed } = drawing
  const { elementFactory, modeling } = editor.services
  const standing = plan.nodes.filter(({ attached }) => attached === undefined)
  for (const { id, inside } of [...standing, ...plan.nodes.filter(({ attached }) => attached !== undefined)]) {
    const [place, businessObject] = [laidOut.bounds.get(id), elements.get(id)]
    const node = plan.nodes.find((each) => each.id === id)
    if (place === undefined || businessObject === undefined || node === undefined) continue
    const shape = elementFactory.create('shape', {
      type: businessObject.$type,
      businessObject,
      width: place.width,
      height: place.height,
      ...(inside === undefined ? {} : { isExpanded: true }),
    })
    const host = node.attached === undefined ? undefined : placed.get(node.attached.host)
    const bounds = { ...place, x: place.x + corner.x, y: place.y + corner.y }
    placed.set(
      id,
      modeling.createShape(shape, bounds, host ?? parent, {
        autoResize: false,
        ...(host === undefined ? {} : { attach: true }),
      }),
    )
  }
  for (const { id, inside } of standing) {
    const shape = placed.get(id)
    if (inside === undefined || shape === undefined) continue
    keepLists(drawing, inside, shape)
    draw(drawing, inside, shape)
  }
  for (const { id, from, to } of plan.flows) {
    const [source, target] = [placed.get(from), placed.get(to)]
    const points = laidOut.waypoints.get(id)
    if (source === undefined || target === undefined || points === undefined) continue
    const waypoints = points.map(({ x, y }) => ({ x: x + corner.x, y: y + corner.y }))
    const attributes = { type: 'bpmn:SequenceFlow', businessObject: elements.get(id), waypoints }
    const connection = elementFactory.create('connection', attributes)
    // A beginning that is told keeps the way from being snapped to the grid.
    const hints = { connectionStart: waypoints[0] }
    placed.set(id, modeling.createConnection(source, target, connection, parent, hints))
  }
}

/** Lists have no picture: they are kept in the scope unless one of the name is there. */
function keepLists({ editor, builder }: Drawing, plan: Plan, parent: Shape): void {
  const scope = parent.businessObject
  const before = scope.get('flowElements')
  const there = Array.isArray(before) ? before.filter(isModdle) : []
  const lists = buildLists(builder, plan).filter((list) => !there.some(({ id }) => id === list.get('id')))
  if (lists.length === 0) return
  for (const list of lists) Object.assign(list, { $parent: scope })
  editor.services.modeling.updateModdleProperties(parent, scope, { flowElements: [...there, ...lists] })
}

/** Every element of moddle can be written too; our own type of it only tells of reading. */
function built(element: object): Built {
  if (!isBuilt(element)) throw new Error('Expected an element of moddle that can be written.')
  return element
}

function isBuilt(element: object): element is Built {
  return '$type' in element && 'get' in element && 'set' in element && typeof element.set === 'function'
}
