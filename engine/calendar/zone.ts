import { Temporal } from 'temporal-polyfill'
import type { Day } from './day.ts'

const MINUTE = 60_000
const DAY = 86_400_000

/** Asia/Shanghai has kept +08:00 since its last summer time, which ended in September 1991. */
const SHANGHAI_OFFSET = 8 * 60 * MINUTE
const SHANGHAI_SINCE = Date.UTC(1992, 0, 1)

export interface LocalTime {
  readonly day: Day
  /** Minutes after midnight, with fractions. */
  readonly minutes: number
}

/** What the clock on the wall of a zone shows at an instant. */
export function localTime(at: number, zone: string): LocalTime {
  const local = at + offsetAt(at, zone)
  const day = Math.floor(local / DAY)
  return { day, minutes: (local - day * DAY) / MINUTE }
}

/**
 * The instant at which the clock on the wall shows that many minutes after midnight. Where it shows them twice, the
 * later one; where it skips them, the instant at which it does.
 */
export function instantAt(day: Day, minutes: number, zone: string): number {
  const local = day * DAY + minutes * MINUTE
  if (isShanghai(local, zone)) return local - SHANGHAI_OFFSET
  const wall = Temporal.Instant.fromEpochMilliseconds(local).toZonedDateTimeISO('UTC').toPlainDateTime()
  const later = wall.toZonedDateTime(zone, { disambiguation: 'later' })
  if (later.toPlainDateTime().equals(wall)) return later.epochMilliseconds
  const before = wall.toZonedDateTime(zone, { disambiguation: 'earlier' })
  return (before.getTimeZoneTransition('next') ?? later).epochMilliseconds
}

/** ISO 8601 with the offset of the zone, to the second: `2026-03-12T17:30:00+08:00`. */
export function writeInstant(at: number, zone: string): string {
  const offset = Math.round(offsetAt(at, zone) / MINUTE)
  const local = new Date(at + offset * MINUTE).toISOString().slice(0, 19)
  const [hours, minutes] = [Math.trunc(Math.abs(offset) / 60), Math.abs(offset) % 60]
  return `${local}${offset < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}

function offsetAt(at: number, zone: string): number {
  if (isShanghai(at, zone)) return SHANGHAI_OFFSET
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(at)).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6
}

function isShanghai(at: number, zone: string): boolean {
  return zone === 'Asia/Shanghai' && at >= SHANGHAI_SINCE
}
