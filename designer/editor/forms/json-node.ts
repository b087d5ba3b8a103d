/** A part of a JSON document whose other attributes are kept as they are. */
export type JsonNode = Readonly<Record<string, unknown>>

export function nodeOf(value: unknown): JsonNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}

export function nodesOf(value: unknown): readonly JsonNode[] {
  return Array.isArray(value) ? value.map(nodeOf) : []
}

/** What stands at a path such as `siji.labelEn`. */
export function getAt(node: JsonNode, path: string): unknown {
  return path.split('.').reduce<unknown>((at, name) => nodeOf(at)[name], node)
}

export function textAt(node: JsonNode, path: string): string {
  const value = getAt(node, path)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** Writes at a path; `undefined` removes, and what is left empty by that goes too. */
export function setAt(node: JsonNode, path: string, value: unknown): JsonNode {
  const [name = '', ...rest] = path.split('.')
  const next = rest.length === 0 ? value : emptyToNone(setAt(nodeOf(node[name]), rest.join('.'), value))
  if (next !== undefined) return { ...node, [name]: next }
  const { [name]: _, ...others } = node
  return others
}

function emptyToNone(node: JsonNode): JsonNode | undefined {
  return Object.keys(node).length === 0 ? undefined : node
}
