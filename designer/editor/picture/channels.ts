import type { Grid } from './cells.ts'
import { roomForName } from './places.ts'
import type { Leg, Route } from './route.ts'
import { type Channel, openChannel } from './tracks.ts'

/** As wide as the names of flows may be. */
export const FLOW_NAME = 108
const APART = 12

/** The channels of a grid, and where in each of them a line goes, in pixels from where the channel begins. */
export interface Channels {
  readonly sizeOf: (along: Leg['along'], index: number) => number
  readonly offsetOf: (leg: Leg) => number
}

/** Gives every bent line a track of its own, counting places by halves: columns and rows between their channels. */
export function openChannels(routes: readonly Route[], lineOf: (route: Route) => Ends, grid: Grid): Channels {
  const channels = new Map<string, Channel>()
  const heights = new Map<string, number>()
  const lines = grid.rows.reduce((sum, count) => sum + count, 0)
  const channelOf = (along: Leg['along'], index: number): Channel => {
    const known = channels.get(`${along} ${index}`)
    const channel = known ?? openChannel()
    channels.set(`${along} ${index}`, channel)
    return channel
  }
  for (const route of routes) {
    const { legs, to } = route
    const { column, line, targetLine } = lineOf(route)
    const end = typeof to === 'object' ? 3 * targetLine + 1 : to === 'top' ? -1 : 3 * lines
    legs.forEach((leg, index) => {
      const [before, after] = [legs[index - 1], legs[index + 1]]
      const from = before === undefined ? (isUpright(leg) ? 3 * line + 1 : 2 * column + 1) : placeOf(before)
      channelOf(leg.along, leg.index).note(leg.key, from, after === undefined ? end : placeOf(after))
      if (isUpright(leg)) return
      const { height } = roomForName(route.name, FLOW_NAME)
      const key = `${leg.along} ${leg.index} ${leg.key}`
      heights.set(key, Math.max(heights.get(key) ?? APART, height + 6))
    })
  }
  const tall = new Map<string, number[]>()
  for (const [key, height] of heights) {
    const [along, index, ...rest] = key.split(' ')
    const track = channels.get(`${along} ${index}`)?.trackOf(rest.join(' ')) ?? 0
    const tracks = tall.get(`${along} ${index}`) ?? []
    tracks[track] = Math.max(tracks[track] ?? 0, height)
    tall.set(`${along} ${index}`, tracks)
  }
  return {
    sizeOf: (along, index) => {
      const upright = along === 'out' || along === 'into'
      if (upright) return (channels.get(`${along} ${index}`)?.count() ?? 0) * APART
      return (tall.get(`${along} ${index}`) ?? []).reduce((sum, height) => sum + height, 0)
    },
    offsetOf: (leg) => {
      const track = channelOf(leg.along, leg.index).trackOf(leg.key)
      if (isUpright(leg)) return track * APART + APART / 2
      const tracks = tall.get(`${leg.along} ${leg.index}`) ?? []
      return tracks.slice(0, track + 1).reduce((sum, height) => sum + height, 0) - APART / 2
    },
  }
}

/** Where a route begins and, where it leads to a step, ends: counted over all bands. */
export interface Ends {
  readonly column: number
  readonly line: number
  readonly targetLine: number
}

export function isUpright({ along }: Leg): boolean {
  return along === 'out' || along === 'into'
}

function placeOf(leg: Leg): number {
  if (isUpright(leg)) return 2 * leg.index
  return 3 * leg.index + (leg.along === 'above' ? 0 : 2)
}
