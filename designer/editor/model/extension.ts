import type { Editor } from '../canvas/open-modeler.ts'
import type { Moddle, Shape } from '../canvas/services.ts'

/** Attributes of one of our extension elements; a blank one is left out. */
export type Attributes = Readonly<Record<string, string>>

/** All extension elements of one type, such as `siji:Outcome`. */
export function extensionsOf(element: Shape, type: string): readonly Moddle[] {
  return valuesOf(element.businessObject).filter((value) => value.$type === type)
}

/** One attribute of one extension element, or of the element itself where it is written in short (`siji:milestone`). */
export function attributeOf(element: Shape, type: string, attribute: string, short: string | null = null): string {
  const own = extensionsOf(element, type)[0]?.get(attribute)
  if (typeof own === 'string') return own
  const value = short === null ? undefined : element.businessObject.get(short)
  return typeof value === 'string' ? value : ''
}

/** Writes one extension element; `null` values go, and without any attribute the element goes too. One step to undo. */
export function writeExtension(
  editor: Editor,
  element: Shape,
  type: string,
  changes: Attributes,
  short?: string,
): void {
  const [existing] = extensionsOf(element, type)
  const before = existing === undefined ? {} : attributesOf(existing)
  const after = withoutBlanks({ ...before, ...changes })
  replaceExtensions(editor, element, type, Object.keys(after).length === 0 ? [] : [after], short)
}

/** Writes all extension elements of one type in this order; every other extension stays as it is. */
export function replaceExtensions(
  editor: Editor,
  element: Shape,
  type: string,
  rows: readonly Attributes[],
  short?: string,
): void {
  const { bpmnFactory, modeling } = editor.services
  const holder = element.businessObject
  const extensions = bpmnFactory.create('bpmn:ExtensionElements')
  const kept = valuesOf(holder).filter((value) => value.$type !== type)
  const created = rows.map((row) => bpmnFactory.create(type, withoutBlanks(row)))
  const values = [...kept, ...created]
  for (const value of values) Object.assign(value, { $parent: extensions })
  Object.assign(extensions, { values, $parent: holder })
  modeling.updateProperties(element, {
    extensionElements: values.length === 0 ? undefined : extensions,
    ...(short === undefined ? {} : { [short]: undefined }),
  })
}

export function attributesOf(extension: Moddle): Attributes {
  const names = ['days', 'clock', 'owner', 'calendar', 'scope', 'yellow', 'max', 'department', 'post', 'check', 'key']
  const others = ['name', 'type', 'source', 'target', 'id', 'result', 'value', 'label']
  return Object.fromEntries(
    [...names, ...others].flatMap((name) => {
      const value = extension.get(name)
      return typeof value === 'string' && value !== '' ? [[name, value]] : []
    }),
  )
}

function withoutBlanks(attributes: Attributes): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== ''))
}

function valuesOf(holder: Moddle): readonly Moddle[] {
  const extensions = holder.get('extensionElements')
  if (!isModdle(extensions)) return []
  const values = extensions.get('values')
  return Array.isArray(values) ? values.filter(isModdle) : []
}

export function isModdle(value: unknown): value is Moddle {
  return typeof value === 'object' && value !== null && '$type' in value
}
