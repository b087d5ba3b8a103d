import { createHash } from 'node:crypto'

/**
 * Id of the instance that call `key` of an instance starts: a UUIDv7 in the caller's month, which follows from both, so
 * that a call made twice is one.
 */
export function calledInstanceId(caller: string, key: number): string {
  return derivedInstanceId(caller, String(key))
}

/** Id of the instance as which an ended one goes on by this command: the same command, sent again, means the same. */
export function restartedInstanceId(ended: string, commandId: string): string {
  return derivedInstanceId(ended, commandId)
}

/** The first 48 bits of the one from which it follows, the rest from SHA-256 of both (RFC 9562 §5.7). */
function derivedInstanceId(from: string, what: string): string {
  const hex = createHash('sha256').update(`${from}\n${what}`).digest('hex')
  // Variant 10xx: 8, 9, a or b.
  const variant = (8 + (Number.parseInt(hex.charAt(3), 16) & 3)).toString(16)
  return `${from.slice(0, 13)}-7${hex.slice(0, 3)}-${variant}${hex.slice(4, 7)}-${hex.slice(7, 19)}`
}
