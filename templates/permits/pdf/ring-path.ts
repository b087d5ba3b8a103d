import type { PathStep } from '../layout/mark.ts'

/** How far a quarter circle's control points lie along its tangents, for a radius of 1. */
const quarter = 0.5522847498

export function ringPath(x: number, y: number, radius: number): readonly PathStep[] {
  const reach = radius * quarter
  const [east, west, north, south] = [x + radius, x - radius, y - radius, y + radius]
  return [
    { type: 'move', to: [east, y] },
    { type: 'curve', by: [east, y + reach, x + reach, south], to: [x, south] },
    { type: 'curve', by: [x - reach, south, west, y + reach], to: [west, y] },
    { type: 'curve', by: [west, y - reach, x - reach, north], to: [x, north] },
    { type: 'curve', by: [x + reach, north, east, y - reach], to: [east, y] },
    { type: 'close' },
  ]
}
