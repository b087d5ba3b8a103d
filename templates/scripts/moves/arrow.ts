export interface Point {
  readonly x: number
  readonly y: number
}

export interface Box extends Point {
  readonly width: number
  readonly height: number
}

/** One end of an arrow: at a step, or at the edge behind which the step is out of sight. */
export interface End extends Point {
  readonly isOutside: boolean
}

export interface Arrow {
  readonly from: Point
  readonly to: Point
}

const EDGE = 6

/** Where an arrow meets a step on one of its sides, kept within what is seen of the diagram. */
export function endAt(step: Box, side: 'top' | 'bottom', seen: Box): End {
  const x = step.x + step.width / 2
  const y = side === 'top' ? step.y : step.y + step.height
  const inside = { x: within(x, seen.x, seen.width), y: within(y, seen.y, seen.height) }
  return { ...inside, isOutside: inside.x !== x || inside.y !== y }
}

/** A curve that leaves and arrives upright, as the attribute `d` of a path. */
export function curveOf(arrow: Arrow): string {
  const { from, to } = arrow
  const pull = pullOf(arrow)
  return `M${from.x} ${from.y}C${from.x} ${from.y + pull} ${to.x} ${to.y - pull} ${to.x} ${to.y}`
}

/** Where the words of each arrow stand: on its own curve, as near to its beginning as what stands already leaves room. */
export function placeTags(
  arrows: readonly Arrow[],
  { width, height }: Pick<Box, 'width' | 'height'>,
  standing: readonly Point[] = [],
): readonly Point[] {
  const placed: Point[] = []
  const isFree = ({ x, y }: Point) =>
    [...standing, ...placed].every((each) => Math.abs(each.x - x) >= width || Math.abs(each.y - y) >= height)
  for (const arrow of arrows) {
    const places = PLACES.map((at) => pointOn(arrow, at))
    placed.push(places.find(isFree) ?? pointOn(arrow, 0.5))
  }
  return placed
}

const PLACES = [0.3, 0.4, 0.5, 0.6, 0.7, 0.2, 0.8, 0.1, 0.9]

function pointOn(arrow: Arrow, at: number): Point {
  const { from, to } = arrow
  const pull = pullOf(arrow)
  const rest = 1 - at
  const [first, second, third, fourth] = [rest ** 3, 3 * rest ** 2 * at, 3 * rest * at ** 2, at ** 3]
  return {
    x: (first + second) * from.x + (third + fourth) * to.x,
    y: first * from.y + second * (from.y + pull) + third * (to.y - pull) + fourth * to.y,
  }
}

function pullOf({ from, to }: Arrow): number {
  return Math.max(24, Math.abs(to.y - from.y) / 2)
}

function within(value: number, start: number, size: number): number {
  return Math.min(Math.max(value, start + EDGE), start + size - EDGE)
}
