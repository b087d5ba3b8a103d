import type { Editor } from '../canvas/open-modeler.ts'
import type { Point, Shape } from '../canvas/services.ts'
import { extensionsOf } from '../model/extension.ts'
import type { Fragment } from '../patterns/fragment.ts'
import { layOut } from './lay-out.ts'
import { growAround, isFree, makeRoom } from './make-room.ts'
import { placePlan } from './place-plan.ts'

/** A plan has an edge of its own. */
const GAP = 20

/**
 * Draws a fragment behind a step and connects it; what followed the step follows the fragment. Everything to the right
 * makes room. An end event cannot be followed: it is put before it.
 */
export function insertBehind(editor: Editor, fragment: Fragment, chosen: Shape): readonly Shape[] {
  const { modeling } = editor.services
  const flow = flowToFollow(chosen)
  const before = flow?.source ?? chosen
  const next = flow?.target
  const { parent } = before
  if (!parent) return []
  const laidOut = layOut(fragment.plan)
  const from = before.x + before.width
  makeRoom(editor, parent, from + 1, laidOut.width)
  const corner = { x: from + GAP, y: Math.round(before.y + before.height / 2 - laidOut.middle) }
  growAround(editor, parent, { ...corner, width: laidOut.width, height: laidOut.height })
  const placed = placePlan(editor, fragment.plan, laidOut, { parent, corner })
  const [entry, exit] = [placed.get(fragment.entry), placed.get(fragment.exit)]
  if (entry !== undefined) {
    if (flow === undefined) connect(editor, before, entry)
    else modeling.reconnectEnd(flow, entry, middleOf(entry))
  }
  if (exit !== undefined && next !== undefined) leave(editor, fragment, exit, next)
  return [...placed.values()]
}

/**
 * Draws a fragment before a step: whatever led to the step leads to the fragment, but for what leads back to it for
 * another round.
 */
export function insertBefore(editor: Editor, fragment: Fragment, chosen: Shape): readonly Shape[] {
  const { parent, x, y, height } = chosen
  if (!parent) return []
  const leading = chosen.incoming.filter((flow) => flow.type === 'bpmn:SequenceFlow' && !leadsBack(flow))
  const laidOut = layOut(fragment.plan)
  makeRoom(editor, parent, x, laidOut.width + GAP)
  const corner = { x, y: Math.round(y + height / 2 - laidOut.middle) }
  growAround(editor, parent, { ...corner, width: laidOut.width, height: laidOut.height })
  const placed = placePlan(editor, fragment.plan, laidOut, { parent, corner })
  const [entry, exit] = [placed.get(fragment.entry), placed.get(fragment.exit)]
  if (entry !== undefined) {
    for (const flow of leading) editor.services.modeling.reconnectEnd(flow, entry, middleOf(entry))
  }
  if (exit !== undefined) leave(editor, fragment, exit, chosen)
  return [...placed.values()]
}

function leadsBack(flow: Shape): boolean {
  return extensionsOf(flow, 'siji:Rounds').length > 0
}

/** Draws a fragment with its beginning at a place; where something stands, that makes room to the right. */
export function insertAt(editor: Editor, fragment: Fragment, parent: Shape, at: Point): readonly Shape[] {
  const laidOut = layOut(fragment.plan)
  const corner = { x: Math.round(at.x), y: Math.round(at.y - laidOut.middle) }
  const place = { ...corner, width: laidOut.width, height: laidOut.height }
  if (!isFree(parent, place)) makeRoom(editor, parent, corner.x, laidOut.width + GAP)
  growAround(editor, parent, place)
  return [...placePlan(editor, fragment.plan, laidOut, { parent, corner }).values()]
}

/** The one flow that leaves a step, the ordinary one of a gateway, or the one that leads to an end. */
function flowToFollow(chosen: Shape): Shape | undefined {
  const isEnd = chosen.type === 'bpmn:EndEvent'
  const flows = (isEnd ? chosen.incoming : chosen.outgoing).filter(({ type }) => type === 'bpmn:SequenceFlow')
  const ordinary = chosen.businessObject.get('default')
  const [only, ...others] = flows
  // A way that is taken under a condition is not how the step is usually left.
  const isOrdinary = others.length === 0 && only?.businessObject.get('conditionExpression') === undefined
  return isOrdinary || isEnd ? only : flows.find(({ businessObject }) => businessObject === ordinary)
}

/** A gateway of which every other way has a condition goes here where none of them holds. */
function connect(editor: Editor, from: Shape, to: Shape): void {
  const { modeling } = editor.services
  const chooses = /^bpmn:(Exclusive|Inclusive)Gateway$/.test(from.type) && from.outgoing.length > 0
  const flow = modeling.connect(from, to)
  if (chooses && !from.businessObject.get('default')) modeling.updateProperties(from, { default: flow.businessObject })
}

function leave(editor: Editor, { leaving = {} }: Fragment, exit: Shape, next: Shape): void {
  const { modeling } = editor.services
  const flow = modeling.connect(exit, next)
  if (leaving.name !== undefined) modeling.updateLabel(flow, leaving.name)
  if (leaving.isDefault) modeling.updateProperties(exit, { default: flow.businessObject })
}

function middleOf({ x, y, width, height }: Shape): Point {
  return { x: x + width / 2, y: y + height / 2 }
}
