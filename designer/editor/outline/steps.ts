import { PopupEntries } from 'bpmn-js/lib/features/popup-menu/PopupEntries'
import type { Editor } from '../canvas/open-modeler.ts'
import type { Shape } from '../canvas/services.ts'
import { translate } from '../canvas/translate.ts'
import type { Option } from '../parts/fields.tsx'

/** What may follow a step, by the names of bpmn-js's menus; the engine's own knowledge decides. */
export function followers(editor: Editor): readonly Option[] {
  return Object.entries(PopupEntries)
    .filter(([name, { target }]) => mayFollow(String(target['type']), target) && !editor.isRefused(name))
    .map(([name, { label }]) => ({ value: name, label: translate(label) }))
}

function mayFollow(type: string, target: Readonly<Record<string, unknown>>): boolean {
  if (target['triggeredByEvent'] === true) return false
  return /(Task|Gateway|EndEvent|IntermediateThrowEvent|IntermediateCatchEvent|SubProcess|CallActivity)$/.test(type)
}

/** What may be attached to the edge of an activity. */
export function attachable(editor: Editor): readonly Option[] {
  return Object.entries(PopupEntries)
    .filter(([name, { target }]) => target['type'] === 'bpmn:BoundaryEvent' && !editor.isRefused(name))
    .map(([name, { label }]) => ({ value: name, label: translate(label) }))
}

export function canBear({ businessObject }: Shape): boolean {
  return businessObject.$instanceOf('bpmn:Activity') && businessObject.get('triggeredByEvent') !== true
}

/** Puts a new event on the lower edge of an activity, beside those that are there. */
export function attachEvent(editor: Editor, host: Shape, name: string, label: string): Shape | null {
  const { modeling, selection } = editor.services
  const shape = createShape(editor, name, label)
  if (shape === null) return null
  const taken = (host.attachers ?? []).length
  const at = { x: host.x + host.width - 20 - taken * 45, y: host.y + host.height }
  const event = modeling.createShape(shape, at, host, { attach: true })
  selection.select(event)
  return event
}

/** Puts what was copied below a step; the canvas would wait for a click that says where. */
export function pasteBelow(editor: Editor, step: Shape): void {
  const { copyPaste } = editor.services
  const scope = (step.host ?? step).parent
  if (scope === null) return
  copyPaste.paste({ element: scope, point: { x: step.x + step.width / 2, y: step.y + step.height + 120 } })
}

/** Puts a new step behind one, connected, where there is room. */
export function appendStep(editor: Editor, after: Shape, name: string, label: string): Shape | null {
  const { autoPlace, selection, directEditing } = editor.services
  const shape = createShape(editor, name, label)
  if (shape === null) return null
  const created = autoPlace.append(after, shape)
  // bpmn-js would ask for the name on the canvas.
  directEditing.cancel()
  selection.select(created)
  return created
}

/** With its name from the beginning, so that one undo takes both back. */
function createShape({ services }: Editor, entry: string, label: string): Shape | null {
  const target = PopupEntries[entry]?.target
  if (target === undefined) return null
  const name = label.trim()
  const businessObject = services.bpmnFactory.create(String(target['type']), name === '' ? {} : { name })
  return services.elementFactory.create('shape', { ...target, businessObject })
}

/** The steps of the same scope that a flow may lead to. */
export function connectable(editor: Editor, from: Shape): readonly Shape[] {
  const { elementRegistry, rules } = editor.services
  return elementRegistry.filter(
    (shape) =>
      shape !== from &&
      shape.labelTarget === undefined &&
      shape.businessObject.$instanceOf('bpmn:FlowNode') &&
      isSequenceFlow(rules.allowed('connection.create', { source: from, target: shape })),
  )
}

function isSequenceFlow(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && 'type' in answer && answer.type === 'bpmn:SequenceFlow'
}

/** Name, or what it is where it has none. */
export function titleOf(shape: Shape, kind: string): string {
  const name = shape.businessObject.name?.trim() ?? ''
  return name === '' ? kind : name
}
