export interface Bounds {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Point {
  readonly x: number
  readonly y: number
}

/** Where everything stands, in pixels. */
export interface Places {
  readonly bounds: Map<string, Bounds>
  readonly ways: Map<string, readonly Point[]>
  readonly labels: Map<string, Bounds>
  /** Sub-processes that show their inside. */
  readonly open: Set<string>
  /** Pools and lanes, whose name stands upright at the left. */
  readonly level: Set<string>
}

export function noPlaces(): Places {
  return { bounds: new Map(), ways: new Map(), labels: new Map(), open: new Set(), level: new Set() }
}

/** Puts places that were counted from a corner of their own where that corner stands. */
export function addPlaces(all: Places, { bounds, ways, labels, open, level }: Places, corner: Point): void {
  for (const id of open) all.open.add(id)
  for (const id of level) all.level.add(id)
  for (const [id, each] of bounds) all.bounds.set(id, moved(each, corner))
  for (const [id, each] of labels) all.labels.set(id, moved(each, corner))
  for (const [id, points] of ways)
    all.ways.set(
      id,
      points.map((point) => moved(point, corner)),
    )
}

export function moved<Place extends Point>(place: Place, by: Point): Place {
  return { ...place, x: place.x + by.x, y: place.y + by.y }
}

export function middleOf({ x, y, width, height }: Bounds): Point {
  return { x: x + width / 2, y: y + height / 2 }
}

const CHARACTER = 12
const LINE = 14

/** The room that a name takes, which breaks where it is wider than `widest`. */
export function roomForName(name: string, widest: number): { readonly width: number; readonly height: number } {
  if (name === '') return { width: 0, height: 0 }
  const lines = name.split('\n')
  const length = Math.max(...lines.map((line) => line.length)) * CHARACTER + 4
  const count = lines.reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * CHARACTER) / widest)), 0)
  // No name is drawn longer than can be read.
  return { width: Math.min(widest, length), height: Math.min(count, 8) * LINE }
}
