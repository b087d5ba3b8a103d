import type { Editor } from '../canvas/open-modeler.ts'
import type { Moddle, Shape } from '../canvas/services.ts'
import { together } from '../canvas/together.ts'
import { isModdle } from './extension.ts'

/** Messages, signals, errors and escalations stand beside the processes and are referred to. */
export interface RootKind {
  readonly type: string
  readonly reference: string
  /** By which it is known. */
  readonly property: string
  readonly label: string
}

export const messageKind: RootKind = {
  type: 'bpmn:Message',
  reference: 'messageRef',
  property: 'name',
  label: '消息',
}

/** What the definition of an event refers to, by the definition's type. */
export const referenceKinds: Readonly<Record<string, RootKind>> = {
  'bpmn:MessageEventDefinition': messageKind,
  'bpmn:SignalEventDefinition': { type: 'bpmn:Signal', reference: 'signalRef', property: 'name', label: '信号' },
  'bpmn:ErrorEventDefinition': { type: 'bpmn:Error', reference: 'errorRef', property: 'errorCode', label: '错误代码' },
  'bpmn:EscalationEventDefinition': {
    type: 'bpmn:Escalation',
    reference: 'escalationRef',
    property: 'escalationCode',
    label: '升级代码',
  },
}

export function referredName(holder: Moddle, { reference, property }: RootKind): string {
  const referred = holder.get(reference)
  const name = isModdle(referred) ? referred.get(property) : undefined
  return typeof name === 'string' ? name : ''
}

/** The names that are used already. */
export function namesOf(editor: Editor, kind: RootKind): readonly string[] {
  return rootElements(editor)
    .filter(({ $type }) => $type === kind.type)
    .flatMap((each) => {
      const name = each.get(kind.property)
      return typeof name === 'string' ? [name] : []
    })
}

/** Refers to the root element of this name, which is made where there is none. One step to undo. */
export function refer(
  editor: Editor,
  element: Shape,
  { holder, kind, name }: { readonly holder: Moddle; readonly kind: RootKind; readonly name: string },
): void {
  const { modeling } = editor.services
  const found = rootElements(editor).find((each) => each.$type === kind.type && each.get(kind.property) === name)
  together(editor, () => {
    const isNew = name !== '' && found === undefined
    const target = isNew ? addRoot(editor, element, kind.type, { name, [kind.property]: name }) : found
    modeling.updateModdleProperties(element, holder, { [kind.reference]: name === '' ? undefined : target })
  })
}

/** Puts a new element beside the processes; before them, as what is referred to usually stands. */
export function addRoot(editor: Editor, element: Shape, type: string, properties: object = {}): Moddle {
  const { modeling, bpmnFactory } = editor.services
  const created = bpmnFactory.create(type, properties)
  const definitions = definitionsOf(editor)
  if (definitions === null) return created
  Object.assign(created, { $parent: definitions })
  modeling.updateModdleProperties(element, definitions, { rootElements: [created, ...rootElements(editor)] })
  return created
}

/** The message or error of this name, made where there is none; `near` is any element of the diagram. */
export function rootElement(editor: Editor, near: Shape, type: 'bpmn:Message' | 'bpmn:Error', name: string): Moddle {
  const { modeling, bpmnFactory } = editor.services
  const property = type === 'bpmn:Error' ? 'errorCode' : 'name'
  const elements = rootElements(editor)
  const found = elements.find((each) => each.$type === type && each.get(property) === name)
  if (found !== undefined) return found
  const created = bpmnFactory.create(type, { name, [property]: name })
  const definitions = definitionsOf(editor)
  if (definitions !== null) {
    Object.assign(created, { $parent: definitions })
    modeling.updateModdleProperties(near, definitions, { rootElements: [created, ...elements] })
  }
  return created
}

function rootElements(editor: Editor): readonly Moddle[] {
  const elements = definitionsOf(editor)?.get('rootElements')
  return Array.isArray(elements) ? elements.filter(isModdle) : []
}

function definitionsOf(editor: Editor): Moddle | null {
  let at: Moddle | undefined = editor.services.canvas.getRootElement().businessObject
  while (at !== undefined && at.$type !== 'bpmn:Definitions') at = at.$parent
  return at ?? null
}
