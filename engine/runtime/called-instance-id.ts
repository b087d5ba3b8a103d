import { createHash } from 'node:crypto'

/**
 * Id of the instance that call `key` of an instance starts: a UUIDv7 in the caller's month, which follows from both, so
 * that a call made twice is one. The caller's first 48 bits, the rest from SHA-256 of id and key (RFC 9562 §5.7).
 */
export function calledInstanceId(caller: string, key: number): string {
  const hex = createHash('sha256').update(`${caller}\n${key}`).digest('hex')
  // Variant 10xx: 8, 9, a or b.
  const variant = (8 + (Number.parseInt(hex.charAt(3), 16) & 3)).toString(16)
  return `${caller.slice(0, 13)}-7${hex.slice(0, 3)}-${variant}${hex.slice(4, 7)}-${hex.slice(7, 19)}`
}
