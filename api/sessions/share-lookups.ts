/** Looks something up by its key, together with others who ask for the same. */
export type Lookup<Found> = (key: string, look: () => Promise<Found>) => Promise<Found>

/**
 * Many requests of one program ask at the same moment who it is; they share one look. Only one that has not begun is
 * shared, and nothing is kept: so whoever asks after a right was taken away is told by a look that began after it, too.
 */
export function shareLookups<Found>(): Lookup<Found> {
  const running = new Map<string, Promise<Found>>()
  const next = new Map<string, Promise<Found>>()

  function begin(key: string, look: () => Promise<Found>): Promise<Found> {
    next.delete(key)
    const looking = look()
    running.set(key, looking)
    const end = () => {
      if (running.get(key) === looking) running.delete(key)
    }
    looking.then(end, end)
    return looking
  }

  return (key, look) => {
    const shared = next.get(key)
    if (shared !== undefined) return shared
    const before = running.get(key)
    if (before === undefined) return begin(key, look)
    const turn = () => begin(key, look)
    const looking = before.then(turn, turn)
    next.set(key, looking)
    return looking
  }
}
