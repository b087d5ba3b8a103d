import type { Bounds, Point } from '../../designer/editor/picture/places.ts'

/** Whether two boxes share a point inside. */
export function touch(one: Bounds, other: Bounds): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  )
}

/** Whether a line by way of these points touches a box. */
export function goesThrough(points: readonly Point[], place: Bounds): boolean {
  return points.some((point, index) => {
    const before = points[index - 1]
    if (before === undefined) return false
    const line = {
      x: Math.min(before.x, point.x),
      y: Math.min(before.y, point.y),
      width: Math.max(1, Math.abs(before.x - point.x)),
      height: Math.max(1, Math.abs(before.y - point.y)),
    }
    return touch(line, place)
  })
}
