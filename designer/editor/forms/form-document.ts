import { type JsonNode, nodeOf, nodesOf, textAt } from './json-node.ts'

/** A form as its file says it; the server alone decides whether it holds. */
export interface FormDocument {
  readonly root: JsonNode
  readonly components: readonly JsonNode[]
}

/** `null` where the file is no JSON object. */
export function readForm(text: string): FormDocument | null {
  try {
    const root: unknown = JSON.parse(text)
    if (typeof root !== 'object' || root === null || Array.isArray(root)) return null
    return { root: nodeOf(root), components: nodesOf(nodeOf(root)['components']) }
  } catch {
    return null
  }
}

export function writeForm({ root, components }: FormDocument): string {
  return `${JSON.stringify({ ...root, components }, null, 2)}\n`
}

/** Where a component stands: `[2]` in the form itself, `[2, 0]` within the section at 2. */
export type Place = readonly [number] | readonly [number, number]

/** A line of the form as it is listed: a section, or a field within or outside of one. */
export interface Entry {
  readonly place: Place
  readonly node: JsonNode
  readonly isSection: boolean
}

/** Sections with their fields, from top to bottom. */
export function entriesOf({ components }: FormDocument): readonly Entry[] {
  return components.flatMap((node, index): Entry[] => {
    const isSection = node['type'] === 'group'
    const fields = isSection ? nodesOf(node['components']) : []
    const within = fields.map((field, at): Entry => ({ place: [index, at], node: field, isSection: false }))
    return [{ place: [index], node, isSection }, ...within]
  })
}

export function nodeAt(form: FormDocument, place: Place): JsonNode | null {
  const [index, at] = place
  const node = form.components[index]
  if (node === undefined || at === undefined) return node ?? null
  return nodesOf(node['components'])[at] ?? null
}

/** The key of a field; form-js calls that of a table its path. */
export function keyOf(node: JsonNode): string {
  return textAt(node, node['type'] === 'dynamiclist' ? 'path' : 'key')
}

/** The fields that are one line of text, to be chosen from. */
export function linesOf(form: FormDocument): readonly { readonly value: string; readonly label: string }[] {
  return entriesOf(form)
    .filter(({ node }) => node['type'] === 'textfield')
    .map(({ node }) => ({ value: keyOf(node), label: textAt(node, 'label') || keyOf(node) }))
}

/** Keys of all fields, as expressions name them. */
export function keysOf(form: FormDocument): readonly string[] {
  return entriesOf(form)
    .filter(({ isSection }) => !isSection)
    .map(({ node }) => keyOf(node))
}

export function samePlace(one: Place | null, other: Place): boolean {
  return one !== null && one[0] === other[0] && one[1] === other[1]
}
