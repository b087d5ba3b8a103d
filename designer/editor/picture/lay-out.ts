import { childOf, childrenOf, idOf, type ModdleElement } from '../../../engine/model/moddle.ts'
import { drawLines } from './draw-lines.ts'
import { layCollaboration } from './lay-collaboration.ts'
import { layProcess } from './lay-process.ts'
import type { Bounds, Places, Point } from './places.ts'
import type { Line } from './read-scope.ts'

/** A picture of a collaboration with its pools, or of a process that is in no pool. */
export interface Picture extends Places {
  readonly root: string
}

/** Places for everything that a file says; one picture for every collaboration and every process that is in none. */
export function layOutFile(definitions: ModdleElement): readonly Picture[] {
  const roots = childrenOf(definitions, 'rootElements')
  const collaborations = roots.filter(({ $type }) => $type === 'bpmn:Collaboration')
  const pooled = new Set(
    collaborations.flatMap((each) => childrenOf(each, 'participants').map((pool) => childOf(pool, 'processRef'))),
  )
  const alone = roots.filter((root) => root.$type === 'bpmn:Process' && !pooled.has(root))
  return [...collaborations, ...alone].flatMap((root) => {
    const id = idOf(root)
    if (id === null) return []
    const lines: Line[] = []
    const places = root.$type === 'bpmn:Collaboration' ? layCollaboration(root, lines) : layAlone(root, lines)
    drawLines(lines, places)
    return places.bounds.size === 0 ? [] : [rounded({ root: id, ...places })]
  })
}

function layAlone(process: ModdleElement, lines: Line[]): Places {
  const laid = layProcess(process, [], lines, 0)
  laid.fill(laid.width)
  return laid
}

/** From a little off the corner on, in whole pixels. */
function rounded({ bounds, ways, labels, ...picture }: Picture): Picture {
  const box = ({ x, y, width, height }: Bounds): Bounds => ({
    ...point({ x, y }),
    width: Math.round(width),
    height: Math.round(height),
  })
  return {
    ...picture,
    bounds: new Map([...bounds].map(([id, each]) => [id, box(each)])),
    labels: new Map([...labels].map(([id, each]) => [id, box(each)])),
    ways: new Map([...ways].map(([id, points]) => [id, points.map(point)])),
  }
}

function point({ x, y }: Point): Point {
  return { x: Math.round(x) + 160, y: Math.round(y) + 80 }
}
