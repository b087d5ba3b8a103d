import type { Editor } from '../canvas/open-modeler.ts'
import type { Shape } from '../canvas/services.ts'
import type { Bounds } from './route-flow.ts'

const EDGE = 30

/**
 * Moves everything of a scope that begins behind `start` to the right, and makes the sub-processes around it as much
 * wider, what stands behind them moving too.
 */
export function makeRoom(editor: Editor, parent: Shape, start: number, width: number): void {
  const around = scopesAround(parent)
  const moving = around.flatMap((scope, index) => {
    const from = index === 0 ? start : right(around[index - 1])
    return scope.children.filter((shape) => isStanding(shape) && shape.x >= from)
  })
  const all = moving.flatMap(withEverything)
  editor.services.modeling.createSpace(
    [...all, ...namesBetween(all)],
    around.filter(isSubProcess),
    { x: width, y: 0 },
    'e',
    start,
  )
}

/** Makes the sub-processes around a place large enough for it. */
export function growAround(editor: Editor, parent: Shape, place: Bounds): void {
  let needed = place
  for (const scope of scopesAround(parent)) {
    if (!isSubProcess(scope)) return
    const grown = unionOf(scope, {
      x: needed.x - EDGE,
      y: needed.y - EDGE,
      width: needed.width + 2 * EDGE,
      height: needed.height + 2 * EDGE,
    })
    needed = grown
    if (grown.width === scope.width && grown.height === scope.height) continue
    editor.services.modeling.resizeShape(scope, grown, null, { autoResize: false })
  }
}

/** Whether anything stands in the way. */
export function isFree(parent: Shape, place: Bounds): boolean {
  return !parent.children.some(
    (shape) =>
      isStanding(shape) &&
      shape.x < place.x + place.width &&
      place.x < shape.x + shape.width &&
      shape.y < place.y + place.height &&
      place.y < shape.y + shape.height,
  )
}

/** From a scope outwards to the process. */
function scopesAround(parent: Shape): readonly Shape[] {
  return isSubProcess(parent) && parent.parent ? [parent, ...scopesAround(parent.parent)] : [parent]
}

/** The process itself has no border. */
function isSubProcess({ businessObject }: Shape): boolean {
  return businessObject.$instanceOf('bpmn:SubProcess')
}

/** What moves by itself: names and attached events go with what they belong to. */
function isStanding(shape: Shape): boolean {
  return !('waypoints' in shape) && shape.labelTarget === undefined && (shape.host ?? null) === null
}

function withEverything(shape: Shape): readonly Shape[] {
  const inside = shape.children.filter((child) => !('waypoints' in child))
  const own = [shape, ...(shape.label === undefined ? [] : [shape.label])]
  return [
    ...own,
    ...(shape.attachers ?? []).flatMap(withEverything),
    ...inside.filter((child) => isStanding(child)).flatMap(withEverything),
  ]
}

/** Names of flows go with both ends. */
function namesBetween(shapes: readonly Shape[]): readonly Shape[] {
  const moving = new Set(shapes)
  const flows = shapes.flatMap(({ outgoing }) => outgoing)
  return flows.flatMap(({ label, target }) => (label !== undefined && target && moving.has(target) ? [label] : []))
}

function right(shape: Shape | undefined): number {
  return shape === undefined ? 0 : shape.x + shape.width
}

function unionOf(one: Bounds, other: Bounds): Bounds {
  const [x, y] = [Math.min(one.x, other.x), Math.min(one.y, other.y)]
  return {
    x,
    y,
    width: Math.max(one.x + one.width, other.x + other.width) - x,
    height: Math.max(one.y + one.height, other.y + other.height) - y,
  }
}
