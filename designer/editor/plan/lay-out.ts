import type { Plan, PlannedNode } from './plan.ts'
import { type Bounds, type Point, routeFlow } from './route-flow.ts'

/** A plan with places: in pixels from its own top left corner. What stands within a sub-process is placed too. */
export interface LaidOut {
  readonly width: number
  readonly height: number
  readonly bounds: ReadonlyMap<string, Bounds>
  readonly waypoints: ReadonlyMap<string, readonly Point[]>
  /** Height of the middle of the main row. */
  readonly middle: number
}

const EDGE = { left: 30, top: 46, right: 30, bottom: 30 }
const COLUMN_GAP = 50
const ROW_GAP = 34
/** A row along which flows go and in which nothing stands. */
const LANE = 28
/** Below an event or a gateway stands its name. */
const NAME = 24
/** A Chinese character in the font of the diagram. */
const CHARACTER = 12

/** Puts every node into the middle of its place on the grid, each row and column as large as it needs to be. */
export function layOut(plan: Plan): LaidOut {
  const standing = plan.nodes.filter(({ attached }) => attached === undefined)
  const inside = new Map(standing.flatMap(({ id, inside }) => (inside === undefined ? [] : [[id, layOut(inside)]])))
  const sizes = new Map(standing.map((node) => [node.id, sizeOf(node, inside.get(node.id))]))
  const columns = layColumns(plan, sizes)
  const rows = layRows(plan, sizes)
  const bounds = new Map<string, Bounds>()
  const place = (node: PlannedNode, x: number) => {
    const size = sizes.get(node.id) ?? { width: 0, height: 0 }
    bounds.set(node.id, { x: x - size.width / 2, y: rows.middle(node.band, node.row) - size.height / 2, ...size })
  }
  for (const node of standing) if (node.under === undefined) place(node, columns.middle(node.column))
  for (const { id, attached } of plan.nodes) {
    const host = attached === undefined ? undefined : bounds.get(attached.host)
    if (attached !== undefined && host !== undefined) bounds.set(id, onBorder(host, attached))
  }
  for (const node of standing) {
    const above = node.under === undefined ? undefined : bounds.get(node.under)
    if (above !== undefined) place(node, above.x + above.width / 2)
  }
  const waypoints = new Map<string, readonly Point[]>()
  for (const [holder, within] of inside) {
    const { x = 0, y = 0 } = bounds.get(holder) ?? {}
    const move = <Place extends Point>(each: Place): Place => ({ ...each, x: each.x + x, y: each.y + y })
    for (const [id, each] of within.bounds) bounds.set(id, move(each))
    for (const [id, points] of within.waypoints) waypoints.set(id, points.map(move))
  }
  for (const flow of plan.flows) waypoints.set(flow.id, routeFlow(plan, flow, bounds, rows.middle))
  return { width: columns.end, height: rows.end, bounds, waypoints, middle: rows.middle(undefined, 0) }
}

type Sizes = ReadonlyMap<string, { readonly width: number; readonly height: number }>

function layColumns(plan: Plan, sizes: Sizes) {
  const widest = new Map<number, number>()
  for (const { id, column, attached, under } of plan.nodes) {
    if (attached !== undefined || under !== undefined) continue
    widest.set(column, Math.max(widest.get(column) ?? 0, sizes.get(id)?.width ?? 0))
  }
  const middles = new Map<number, number>()
  let at = EDGE.left
  for (const [column, width] of ascending(widest)) {
    middles.set(column, at + width / 2)
    at += width + gapAfter(plan, column)
  }
  const last = Math.max(...widest.keys())
  return {
    middle: (column: number) => middles.get(column) ?? EDGE.left,
    end: at - gapAfter(plan, last) + EDGE.right,
  }
}

/** Rows of every band are stacked above and below its main row; the main rows of all bands are at one level. */
function layRows(plan: Plan, sizes: Sizes) {
  const bands = new Map<number, Map<number, number>>()
  const note = (band: number | undefined, row: number, height: number) => {
    const rows = bands.get(band ?? 0) ?? new Map([[0, 0]])
    rows.set(row, Math.max(rows.get(row) ?? 0, height))
    bands.set(band ?? 0, rows)
  }
  for (const node of plan.nodes) {
    if (node.attached === undefined) note(node.band, node.row, roomFor(node, sizes.get(node.id)?.height ?? 0))
  }
  for (const { from, row, band } of plan.flows) {
    if (row !== undefined) note(band ?? plan.nodes.find(({ id }) => id === from)?.band, row, LANE)
  }
  const offsets = new Map([...bands].map(([band, rows]) => [band, offsetsOf(rows)]))
  const above = Math.max(...[...offsets.values()].map(({ top }) => top))
  const below = Math.max(...[...offsets.values()].map(({ bottom }) => bottom))
  return {
    middle: (band: number | undefined, row: number) =>
      EDGE.top + above + (offsets.get(band ?? 0)?.middles.get(row) ?? 0),
    end: EDGE.top + above + below + EDGE.bottom,
  }
}

/** Middles of rows from the middle of row 0 on; how far they reach to both sides. */
function offsetsOf(rows: ReadonlyMap<number, number>) {
  const middles = new Map([[0, 0]])
  const half = (rows.get(0) ?? 0) / 2
  let [top, bottom] = [half, half]
  for (const [row, height] of ascending(rows)) {
    if (row <= 0) continue
    middles.set(row, bottom + ROW_GAP + height / 2)
    bottom += ROW_GAP + height
  }
  for (const [row, height] of ascending(rows).reverse()) {
    if (row >= 0) continue
    middles.set(row, -(top + ROW_GAP + height / 2))
    top += ROW_GAP + height
  }
  return { middles, top, bottom }
}

function ascending(sizes: ReadonlyMap<number, number>): (readonly [number, number])[] {
  return [...sizes].sort(([one], [other]) => one - other)
}

/** Wide enough for the longest name of a flow that leaves the column. */
function gapAfter(plan: Plan, column: number): number {
  const names = plan.flows.flatMap(({ from, name, row }) => {
    const source = plan.nodes.find(({ id }) => id === from)
    return source?.column === column && row === undefined ? [name ?? ''] : []
  })
  const longest = Math.max(0, ...names.map((name) => Math.min(name.length, 7)))
  return COLUMN_GAP + longest * CHARACTER
}

function sizeOf(node: PlannedNode, inside: LaidOut | undefined): { readonly width: number; readonly height: number } {
  if (inside !== undefined) return { width: inside.width, height: inside.height }
  if (node.type.endsWith('Event')) return { width: 36, height: 36 }
  if (node.type.endsWith('Gateway')) return { width: 50, height: 50 }
  return { width: 120, height: 80 }
}

/** Its name stands below, and what is above it gets as much room, so that it stays in the middle. */
function roomFor(node: PlannedNode, height: number): number {
  return /Event|Gateway/.test(node.type) ? height + 2 * NAME : height
}

function onBorder(host: Bounds, { side, along }: { readonly side: 'top' | 'bottom'; readonly along: number }): Bounds {
  const y = side === 'top' ? host.y : host.y + host.height
  return { x: Math.round(host.x + host.width * along) - 18, y: y - 18, width: 36, height: 36 }
}
