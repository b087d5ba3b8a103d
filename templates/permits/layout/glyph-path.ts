import { outlineOf } from '../typeface/typeface.ts'
import type { PathStep } from './mark.ts'

type Point = readonly [number, number]

/** One semibold character as a shape, the middle of its foot at a point, turned clockwise by an angle. */
export function glyphPath(character: string, foot: Point, size: number, angle: number): readonly PathStep[] {
  const { advance, path } = outlineOf(character, 'semibold')
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)]
  const place = (atX = 0, atY = 0): Point => {
    const [right, up] = [((atX - advance / 2) * size) / 1000, (atY * size) / 1000]
    return [foot[0] + right * cos + up * sin, foot[1] + right * sin - up * cos]
  }
  const steps: PathStep[] = []
  let pen: Point = foot
  for (const [, command, coordinates = ''] of path.matchAll(/([MLQCZ])([^MLQCZ]*)/g)) {
    const [x1, y1, x2, y2, x3, y3] = (coordinates.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number)
    const [first, second, third] = [place(x1, y1), place(x2, y2), place(x3, y3)]
    if (command === 'Z') {
      steps.push({ type: 'close' })
      continue
    }
    if (command === 'C') steps.push({ type: 'curve', by: [...first, ...second], to: third })
    else if (command === 'Q') steps.push(quadratic(pen, first, second))
    else steps.push({ type: command === 'M' ? 'move' : 'line', to: first })
    pen = command === 'C' ? third : command === 'Q' ? second : first
  }
  return steps
}

/** PDF knows cubic curves only: the same curve has its control points two thirds of the way. */
function quadratic(from: Point, control: Point, to: Point): PathStep {
  return { type: 'curve', by: [...twoThirds(from, control), ...twoThirds(to, control)], to }
}

function twoThirds(from: Point, to: Point): Point {
  return [from[0] + ((to[0] - from[0]) * 2) / 3, from[1] + ((to[1] - from[1]) * 2) / 3]
}
