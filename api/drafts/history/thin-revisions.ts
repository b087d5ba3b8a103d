const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Each of the newest is kept, however close together they are. */
const NEWEST = 30
const DAYS = 90
/** Of deflated texts, in bytes; a text that several revisions hold counts once. */
const SIZE = 32 * 1024 * 1024

export interface Kept {
  readonly revision: number
  readonly savedAt: Date
  /** Path → hash of its text. */
  readonly files: { readonly [path: string]: string }
}

/**
 * Which revisions of a draft a thinned history no longer holds: it keeps the newest 30, the newest of each minute of
 * the last hour, of each hour of the last day, of each day (in UTC) of the last 90, at most 32 MB in all. What stands
 * now is always kept. `sizes`: hash → bytes of its text as it is stored.
 */
export function thinRevisions(kept: readonly Kept[], sizes: ReadonlyMap<string, number>, now: Date): readonly number[] {
  const newestFirst = [...kept].sort((one, other) => other.revision - one.revision)
  const spans = new Set<string>()
  const held = new Set<string>()
  let size = 0
  let isFull = false
  const isKept = (each: Kept, index: number): boolean => {
    const span = spanOf(now.getTime(), each.savedAt.getTime())
    const isFirstOfSpan = span !== null && !spans.has(span)
    if (!isFirstOfSpan && index >= NEWEST) return false
    const fresh = [...new Set(Object.values(each.files))].filter((hash) => !held.has(hash))
    const added = fresh.reduce((sum, hash) => sum + (sizes.get(hash) ?? 0), 0)
    isFull ||= index > 0 && size + added > SIZE
    if (isFull) return false
    size += added
    for (const hash of fresh) held.add(hash)
    if (span !== null) spans.add(span)
    return true
  }
  return newestFirst.filter((each, index) => !isKept(each, index)).map(({ revision }) => revision)
}

/** The span of which one revision is kept; `null` for what is too old to be kept. */
function spanOf(now: number, at: number): string | null {
  const age = now - at
  if (age < HOUR) return `minute ${Math.floor(at / MINUTE)}`
  if (age < DAY) return `hour ${Math.floor(at / HOUR)}`
  return age < DAYS * DAY ? `day ${Math.floor(at / DAY)}` : null
}
