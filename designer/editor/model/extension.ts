import type { Editor } from '../canvas/open-modeler.ts'
import type { Moddle, Shape } from '../canvas/services.ts'

/** Attributes of one of our extension elements; a blank one is left out. */
export type Attributes = Readonly<Record<string, string>>

/** What an element says something about: itself, or the process that a pool stands for. */
export function holderOf({ businessObject }: Shape): Moddle {
  const process = businessObject.$type === 'bpmn:Participant' ? businessObject.get('processRef') : undefined
  return isModdle(process) ? process : businessObject
}

/** All extension elements of one type, such as `siji:Outcome`. */
export function extensionsOf(element: Shape, type: string): readonly Moddle[] {
  return valuesOf(holderOf(element)).filter((value) => value.$type === type)
}

/** One attribute of one extension element, or of the element itself where it is written in short (`siji:milestone`). */
export function attributeOf(element: Shape, type: string, attribute: string, short: string | null = null): string {
  const own = extensionsOf(element, type)[0]?.get(attribute)
  if (typeof own === 'string') return own
  const value = short === null ? undefined : holderOf(element).get(short)
  return typeof value === 'string' ? value : ''
}

/** Writes the first extension element of its type, or makes one; without any attribute it goes. One step to undo. */
export function writeExtension(
  editor: Editor,
  element: Shape,
  type: string,
  changes: Attributes,
  short?: string,
): void {
  changeExtension(editor, element, type, { existing: extensionsOf(element, type)[0], changes, short })
}

interface Change {
  /** The one that is changed; without it one is added. */
  readonly existing: Moddle | undefined
  readonly changes: Attributes
  /** The attribute of the element that says the same, and goes. */
  readonly short?: string | undefined
}

/** The same of one among several; everything else stays as it is, attributes of others too. */
export function changeExtension(
  editor: Editor,
  element: Shape,
  type: string,
  { existing, changes, short }: Change,
): void {
  const after = withoutBlanks({ ...(existing === undefined ? {} : attributesOf(existing)), ...changes })
  const isEmpty = Object.keys(after).length === 0
  const created = isEmpty ? [] : [editor.services.bpmnFactory.create(type, after)]
  const values = valuesOf(holderOf(element))
  const next =
    existing === undefined
      ? [...values, ...created]
      : values.flatMap((value) => (value === existing ? created : [value]))
  writeValues(editor, element, next, short)
}

/** Writes all extension elements of one type in this order; every other extension stays as it is. */
export function replaceExtensions(editor: Editor, element: Shape, type: string, rows: readonly Attributes[]): void {
  const kept = valuesOf(holderOf(element)).filter((value) => value.$type !== type)
  const created = rows.map((row) => editor.services.bpmnFactory.create(type, withoutBlanks(row)))
  writeValues(editor, element, [...kept, ...created])
}

function writeValues(editor: Editor, element: Shape, values: readonly Moddle[], short?: string): void {
  const { bpmnFactory, modeling } = editor.services
  const holder = holderOf(element)
  const extensions = bpmnFactory.create('bpmn:ExtensionElements')
  for (const value of values) Object.assign(value, { $parent: extensions })
  Object.assign(extensions, { values, $parent: holder })
  modeling.updateModdleProperties(element, holder, {
    extensionElements: values.length === 0 ? undefined : extensions,
    ...(short === undefined ? {} : { [short]: undefined }),
  })
}

/** Everything that an extension element says in attributes, those that we do not know among them. */
export function attributesOf(extension: Moddle): Attributes {
  const entries = Object.entries({ ...extension.$attrs, ...extension })
  return Object.fromEntries(
    entries.flatMap(([name, value]) => (typeof value === 'string' && !name.startsWith('$') ? [[name, value]] : [])),
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
