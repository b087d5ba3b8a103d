import type { Editor } from '../canvas/open-modeler.ts'
import type { Moddle, Shape } from '../canvas/services.ts'
import { isModdle } from './extension.ts'

/** Messages, signals, errors and escalations stand beside the processes and are referred to. */
export interface RootKind {
  readonly type: string
  readonly reference: string
  /** By which it is known. */
  readonly property: string
  readonly label: string
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

/** Refers to the root element of this name, which is made where there is none. */
export function refer(
  editor: Editor,
  element: Shape,
  { holder, kind, name }: { readonly holder: Moddle; readonly kind: RootKind; readonly name: string },
): void {
  const { modeling, bpmnFactory } = editor.services
  const elements = rootElements(editor)
  const found = elements.find((each) => each.$type === kind.type && each.get(kind.property) === name)
  const target = name === '' ? undefined : (found ?? bpmnFactory.create(kind.type, { name, [kind.property]: name }))
  const definitions = definitionsOf(editor)
  if (target !== undefined && found === undefined && definitions !== null) {
    Object.assign(target, { $parent: definitions })
    modeling.updateModdleProperties(element, definitions, { rootElements: [target, ...elements] })
  }
  modeling.updateModdleProperties(element, holder, { [kind.reference]: target })
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
