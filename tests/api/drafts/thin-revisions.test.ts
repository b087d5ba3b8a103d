import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Kept, thinRevisions } from '../../../api/drafts/history/thin-revisions.ts'

const now = new Date('2026-11-26T09:30:30Z')
const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const MEGABYTE = 1024 * 1024

/** Revisions that many milliseconds old, the oldest first, all of the same content unless told. */
function saved(ages: readonly number[], hashOf: (index: number) => string = () => 'same'): readonly Kept[] {
  const sorted = [...ages].sort((one, other) => other - one)
  return sorted.map((age, index) => ({
    revision: index + 1,
    savedAt: new Date(now.getTime() - age),
    files: { 'process.bpmn': hashOf(index) },
  }))
}

function agesKept(revisions: readonly Kept[], sizes: ReadonlyMap<string, number> = new Map()): readonly number[] {
  const gone = new Set(thinRevisions(revisions, sizes, now))
  return revisions
    .filter(({ revision }) => !gone.has(revision))
    .map(({ savedAt }) => now.getTime() - savedAt.getTime())
    .sort((one, other) => one - other)
}

describe('the history of a draft', () => {
  test('keeps each of the newest saves, then one a minute, one an hour, one a day', () => {
    const busy = Array.from({ length: 200 }, (_, index) => index * SECOND)
    const older = [2 * HOUR, 2 * HOUR + SECOND, 5 * HOUR, 3 * DAY, 3 * DAY + HOUR, 80 * DAY, 91 * DAY]

    const kept = agesKept(saved([...busy, ...older]))

    expect(kept.filter((age) => age < 30 * SECOND)).toHaveLength(30)
    // 09:29, 09:28 and 09:27; the rest of 09:30 is among the newest.
    expect(kept.filter((age) => age >= 30 * SECOND && age < HOUR)).toEqual([31 * SECOND, 91 * SECOND, 151 * SECOND])
    expect(kept.filter((age) => age > HOUR)).toEqual([2 * HOUR, 5 * HOUR, 3 * DAY, 80 * DAY])
  })

  test('lets the oldest go first where the texts grow beyond 32 MB, counting equal texts once', () => {
    const revisions = saved([DAY * 3, DAY * 2, HOUR, MINUTE, 0], (index) => (index === 2 ? '4' : String(index)))
    const sizes = new Map(['0', '1', '3', '4'].map((hash) => [hash, 12 * MEGABYTE]))

    expect(agesKept(revisions, sizes)).toEqual([0, MINUTE, HOUR])
  })

  test('always keeps what stands now, and thinning again takes nothing more', () => {
    const ages = fc.array(fc.nat(100 * DAY), { minLength: 1, maxLength: 80 })

    fc.assert(
      fc.property(ages, fc.nat(40 * MEGABYTE), (some, size) => {
        const revisions = saved(some)
        const sizes = new Map([['same', size]])
        const gone = new Set(thinRevisions(revisions, sizes, now))
        const rest = revisions.filter(({ revision }) => !gone.has(revision))
        expect(gone.has(revisions.length)).toBe(false)
        expect(thinRevisions(rest, sizes, now)).toEqual([])
      }),
    )
  })
})
