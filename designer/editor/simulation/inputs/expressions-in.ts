import type { CompiledExpression } from '../../../../engine/expressions/expression.ts'

/** Where a definition leads to other parts of itself, which are looked at in their own turn. */
const LINKS = new Set([
  'scope',
  'incoming',
  'outgoing',
  'source',
  'target',
  'body',
  'boundaryEvents',
  'defaultFlow',
  'attachedTo',
])

/** Every expression that a part of a definition holds, wherever it stands in it. */
export function expressionsIn(part: unknown): readonly CompiledExpression[] {
  if (typeof part !== 'object' || part === null) return []
  if (isExpression(part)) return [part]
  if (part instanceof Map) return [...part.values()].flatMap(expressionsIn)
  if (Array.isArray(part)) return part.flatMap(expressionsIn)
  return Object.entries(part).flatMap(([key, inside]) => (isLink(key, inside) ? [] : expressionsIn(inside)))
}

/** A mapping has a source too, which is an expression. */
function isLink(key: string, inside: unknown): boolean {
  return LINKS.has(key) && !(typeof inside === 'object' && inside !== null && isExpression(inside))
}

function isExpression(part: object): part is CompiledExpression {
  return 'evaluate' in part && 'names' in part && 'source' in part
}
