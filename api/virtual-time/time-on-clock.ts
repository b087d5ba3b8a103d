import type { Engine } from '../../engine/index.ts'

/** As good as right: seconds pass between two nodes, and samples leave a moment behind. */
const RIGHT = 60_000

export interface TimeOnClock {
  /** Milliseconds since 1970. */
  readonly now: number
  /** Milliseconds that it is ahead of real time; below zero it is behind. */
  readonly ahead: number
  readonly speed: number
  /** Another time than the real one, so that people must be told. */
  readonly isOther: boolean
}

/** What time it is by the engine, and how far that is from what the clock on the wall says. */
export function timeOnClock(engine: Pick<Engine, 'now' | 'pace'>): TimeOnClock {
  const { speed, ahead } = engine.pace()
  const now = engine.now()
  const away = speed === 1 ? ahead : now - Date.now()
  return { now, ahead: away, speed, isOther: speed !== 1 || Math.abs(away) > RIGHT }
}
