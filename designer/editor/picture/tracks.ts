/** How far a line reaches along its channel, in whatever the caller counts. */
export interface Reach {
  readonly from: number
  readonly to: number
}

/**
 * Lines along one channel, side by side where they would touch. Lines of one key are one line, as far as all of them
 * reach: what a gateway sends out, what comes together at a join.
 */
export interface Channel {
  readonly note: (key: string, from: number, to: number) => void
  readonly trackOf: (key: string) => number
  readonly count: () => number
}

export function openChannel(): Channel {
  const reaches = new Map<string, Reach>()
  let tracks: ReadonlyMap<string, number> | null = null
  const packed = () => {
    tracks ??= pack(reaches)
    return tracks
  }
  return {
    note: (key, one, other) => {
      tracks = null
      const { from, to } = reaches.get(key) ?? { from: one, to: one }
      reaches.set(key, { from: Math.min(from, one, other), to: Math.max(to, one, other) })
    },
    trackOf: (key) => packed().get(key) ?? 0,
    count: () => Math.max(0, ...[...packed().values()].map((track) => track + 1)),
  }
}

function pack(reaches: ReadonlyMap<string, Reach>): ReadonlyMap<string, number> {
  const ends: number[] = []
  const tracks = new Map<string, number>()
  for (const [key, { from, to }] of [...reaches].sort(([, one], [, other]) => one.from - other.from)) {
    const free = ends.findIndex((end) => end < from)
    const track = free < 0 ? ends.length : free
    ends[track] = to
    tracks.set(key, track)
  }
  return tracks
}
