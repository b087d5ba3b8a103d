import { randomBytes } from 'node:crypto'

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** How far the clock of a caller may be ahead of ours. */
const TOLERANCE = 60_000

/** A new UUIDv7 (RFC 9562 §5.7) of real time, which sorts by it. */
export function newInstanceId(): string {
  const time = Date.now().toString(16).padStart(12, '0')
  const random = randomBytes(10).toString('hex')
  const variant = (8 + (Number.parseInt(random.charAt(3), 16) & 3)).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(0, 3)}-${variant}${random.slice(4, 7)}-${random.slice(7, 19)}`
}

/** Whether an id may become an instance's: a month's partition is a range of times, and none lies in the future. */
export function isInstanceId(id: string): boolean {
  return UUID_V7.test(id) && Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) <= Date.now() + TOLERANCE
}
