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

/** Puts a new step behind one, connected, where there is room. */
export function appendStep(editor: Editor, after: Shape, name: string, label: string): Shape | null {
  const { elementFactory, autoPlace, modeling, selection, directEditing } = editor.services
  const entry = PopupEntries[name]
  if (entry === undefined) return null
  const created = autoPlace.append(after, elementFactory.create('shape', { ...entry.target }))
  // bpmn-js would ask for the name on the canvas.
  directEditing.cancel()
  if (label.trim() !== '') modeling.updateLabel(created, label.trim())
  selection.select(created)
  return created
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
