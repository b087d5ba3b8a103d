import { type Bounds, middleOf, type Places, type Point } from './places.ts'
import type { Line } from './read-scope.ts'

/** Associations go straight from border to border; one that belongs to a flow meets it in its middle. */
export function drawLines(lines: readonly Line[], { bounds, ways }: Places): void {
  for (const { id, from, to } of lines) {
    const [begin, end] = [from, to].map((each) => endOf(each, bounds, ways))
    if (begin === undefined || end === undefined) continue
    ways.set(id, [borderOf(begin, middleOf(end), middleOf(begin)), borderOf(end, middleOf(begin), middleOf(end))])
  }
}

function endOf(id: string, bounds: Places['bounds'], ways: Places['ways']): Bounds | undefined {
  const box = bounds.get(id)
  if (box !== undefined) return box
  const points = ways.get(id) ?? []
  const middle = Math.max(1, Math.floor(points.length / 2))
  const [one, other] = [points[middle - 1], points[middle]]
  if (one === undefined || other === undefined) return undefined
  return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2, width: 0, height: 0 }
}

/** Straight down or up where both stand above each other, else along the line between their middles. */
function borderOf(box: Bounds, other: Point, middle: Point): Point {
  const within = other.x >= box.x && other.x <= box.x + box.width
  const [across, down] = [other.x - middle.x, other.y - middle.y]
  if (within && box.height > 0) return { x: other.x, y: down > 0 ? box.y + box.height : box.y }
  const share = Math.min(
    across === 0 ? 1 : box.width / 2 / Math.abs(across),
    down === 0 ? 1 : box.height / 2 / Math.abs(down),
    1,
  )
  return { x: middle.x + across * share, y: middle.y + down * share }
}
