import type { LaidProcess } from './lay-process.ts'
import { type Bounds, moved, type Places, type Point, roomForName } from './places.ts'
import { openChannel } from './tracks.ts'

export interface Pool {
  readonly id: string
  readonly laid: LaidProcess | null
  readonly width: number
  readonly height: number
}

/** A message flow between two pools, which are counted from the top. */
export interface Call {
  readonly id: string
  readonly name: string
  readonly from: string
  readonly to: string
  readonly fromPool: number
  readonly toPool: number
}

const APART = 14
const GAP = 40
const WIDEST = 120

/** The ends of a call: the way out of the upper pool and into the lower one, each from its own pool's corner. */
interface Ends {
  readonly call: Call
  readonly upper: number
  readonly lower: number
  readonly out: readonly Point[]
  readonly into: readonly Point[]
}

/**
 * Puts pools below each other, with room for the messages between; what passes a pool goes round it at the right.
 * Gives where the last pool ends.
 */
export function routeMessages(pools: readonly Pool[], calls: readonly Call[], width: number, all: Places): number {
  const slots = new Map<number, number>()
  const ends = calls.map((call) => endsOf(call, pools, slots))
  const between = pools.map(() => openChannel())
  const beside = openChannel()
  for (const { call, upper, lower, out, into } of ends) {
    const [begin, end] = [xOf(out), xOf(into)]
    if (lower === upper + 1) {
      if (begin !== end) between[upper]?.note(call.id, begin - 4, end + 4)
      continue
    }
    beside.note(call.id, upper, lower)
    between[upper]?.note(`${call.id} out`, begin, Number.MAX_SAFE_INTEGER)
    between[lower - 1]?.note(`${call.id} in`, end, Number.MAX_SAFE_INTEGER)
  }
  const tops: number[] = []
  const apart = pools.map((_, index) => {
    const names = calls.filter(({ fromPool, toPool }) => Math.min(fromPool, toPool) === index)
    const tallest = Math.max(0, ...names.map(({ name }) => roomForName(name, WIDEST).height))
    return { track: APART, name: tallest, whole: GAP + tallest + (between[index]?.count() ?? 0) * APART }
  })
  let y = 0
  pools.forEach(({ id, height }, index) => {
    tops.push(y)
    all.bounds.set(id, { x: 0, y, width, height })
    all.level.add(id)
    y += height + (apart[index]?.whole ?? 0)
  })
  const track = (index: number, key: string) => {
    const { name = 0 } = apart[index] ?? {}
    const bottom = (tops[index] ?? 0) + (pools[index]?.height ?? 0)
    return bottom + GAP / 2 + name + ((between[index]?.trackOf(key) ?? 0) + 0.5) * APART
  }
  for (const { call, upper, lower, out, into } of ends) {
    const start = out.map((point) => moved(point, { x: 0, y: tops[upper] ?? 0 }))
    const finish = into.map((point) => moved(point, { x: 0, y: tops[lower] ?? 0 })).reverse()
    const [begin, end] = [xOf(start), finish[0]?.x ?? 0]
    const middle = (): readonly Point[] => {
      if (lower === upper + 1) {
        const level = track(upper, call.id)
        return begin === end
          ? []
          : [
              { x: begin, y: level },
              { x: end, y: level },
            ]
      }
      const right = width + 20 + beside.trackOf(call.id) * APART
      const [first, second] = [track(upper, `${call.id} out`), track(lower - 1, `${call.id} in`)]
      return [
        { x: begin, y: first },
        { x: right, y: first },
        { x: right, y: second },
        { x: end, y: second },
      ]
    }
    const points = [...start.slice(0, -1), ...middle(), ...finish.slice(1)]
    all.ways.set(call.id, call.fromPool === upper ? points : points.reverse())
    if (call.name !== '')
      all.labels.set(call.id, besideOf(call.name, begin, (tops[upper] ?? 0) + (pools[upper]?.height ?? 0)))
  }
  const last = pools.length - 1
  return (tops[last] ?? 0) + (pools[last]?.height ?? 0)
}

function endsOf(call: Call, pools: readonly Pool[], slots: Map<number, number>): Ends {
  const isDown = call.fromPool < call.toPool
  const [upper, lower] = isDown ? [call.fromPool, call.toPool] : [call.toPool, call.fromPool]
  const [top, bottom] = isDown ? [call.from, call.to] : [call.to, call.from]
  const wayOf = (index: number, at: string) =>
    pools[index]?.id === at ? undefined : pools[index]?.laid?.exits.get(call.id)
  const [out, into] = [wayOf(upper, top), wayOf(lower, bottom)]
  const height = pools[upper]?.height ?? 0
  // A pool that does not show its inside is met right opposite.
  const free = () => {
    const slot = slots.get(upper) ?? 0
    slots.set(upper, slot + 1)
    return 80 + slot * 40
  }
  const x = out === undefined ? (into === undefined ? free() : xOf(into)) : xOf(out)
  const atBottom = [{ x, y: height }]
  const atTop = [{ x, y: 0 }]
  return {
    call,
    upper,
    lower,
    out: [...(out ?? atBottom), { x, y: height }],
    into: [...(into ?? atTop), { x: into === undefined ? x : xOf(into), y: 0 }],
  }
}

function besideOf(name: string, x: number, y: number): Bounds {
  return { x: x + 6, y: y + 6, ...roomForName(name, WIDEST) }
}

function xOf(points: readonly Point[]): number {
  return points.at(-1)?.x ?? 0
}
