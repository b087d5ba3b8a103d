import { createHash } from 'node:crypto'

/** A UUID (version 8) that follows from its parts: whoever says the same thing again says it under the same id. */
export function deterministicId(...parts: readonly (string | number)[]): string {
  const hex = createHash('sha256').update(parts.join('\n')).digest('hex')
  // Variant 10xx: 8, 9, a or b.
  const variant = (8 + (Number.parseInt(hex.charAt(16), 16) & 3)).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
