import { type Cell, type Grid, placeOnGrid } from './cells.ts'
import { type Channels, FLOW_NAME, openChannels } from './channels.ts'
import { waysOf } from './columns.ts'
import { EVENT, ITEM_GAP, type Measure, measure, NAME, sizeOf } from './measure.ts'
import { addPlaces, type Bounds, noPlaces, type Places, type Point, roomForName } from './places.ts'
import { type Route, routesOf } from './route.ts'
import { type Exit, holds, type Scope, type Step } from './scope.ts'
import { walk } from './walk.ts'

/** A scope with places, in pixels from its own top left corner. */
export interface LaidScope extends Places {
  readonly width: number
  readonly height: number
  readonly bands: readonly { readonly y: number; readonly height: number }[]
  /** Ways of the message flows that leave it, up to its border. */
  readonly exits: ReadonlyMap<string, readonly Point[]>
}

export interface Edges {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

const SUB_PROCESS: Edges = { left: 30, top: 40, right: 30, bottom: 34 }
const SMALLEST = { width: 140, height: 100 }
const GAP = 24
const ROW_GAP = 24

/** Draws steps on a grid that is as large as they and their lines need, so that nothing lies over anything. */
export function layScope(scope: Scope, exits: readonly Exit[], edges: Edges): LaidScope {
  const inside = new Map<Step, LaidScope>()
  const measures = new Map<Step, Measure>()
  for (const step of scope.steps) {
    const own = exits.filter(({ at }) => holds(step, at))
    const within = own.filter(({ at }) => at !== step.id && !step.attached.some(({ id }) => id === at))
    const laid = step.inside === null ? null : layScope(step.inside, within, SUB_PROCESS)
    if (laid !== null) inside.set(step, laid)
    measures.set(step, measure(step, laid, own))
  }
  const grid = placeOnGrid(scope, waysOf(scope))
  const routes = routesOf(scope.steps, scope.flows, exits, grid)
  const lines = linesOf(grid)
  const columnOf = (step: Step) => grid.cells.get(step)?.column ?? 0
  const lineOf = ({ from, to }: Route) => ({
    column: columnOf(from),
    line: lines(from),
    targetLine: typeof to === 'object' ? lines(to) : 0,
  })
  const channels = openChannels(routes, lineOf, grid)
  const columns = layColumns(grid, measures, routes, channels, edges)
  const rows = layRows(grid, measures, routes, channels, edges)
  const all = noPlaces()
  for (const [step, { column }] of grid.cells) {
    const size = measures.get(step)
    if (size !== undefined) stand(step, size, { x: columns.middle(column), y: rows.middle(lines(step)) }, all)
  }
  const exitWays = new Map<string, readonly Point[]>()
  for (const [step, laid] of inside) {
    const corner = all.bounds.get(step.id)
    if (corner === undefined) continue
    all.open.add(step.id)
    addPlaces(all, laid, corner)
    for (const [id, points] of laid.exits)
      exitWays.set(
        id,
        points.map(({ x, y }) => ({ x: x + corner.x, y: y + corner.y })),
      )
  }
  const shelf = layShelf(scope, { x: columns.end, y: edges.top }, rows.end, all)
  const width = Math.max(columns.end + edges.right, shelf.x + edges.right, SMALLEST.width)
  const height = Math.max(shelf.y + edges.bottom, SMALLEST.height)
  for (const route of routes) {
    const within = exitWays.get(route.id) ?? []
    const { points, label } = walk(route, { all, measures, channels, columns, rows, within, height, columnOf })
    if (typeof route.to === 'object') all.ways.set(route.id, points)
    else exitWays.set(route.id, [...within.slice(0, -1), ...points])
    if (label !== null) all.labels.set(route.id, label)
  }
  return { ...all, width, height, bands: rows.bands(height - edges.bottom), exits: exitWays }
}

/** Rows counted over all bands. */
function linesOf({ cells, rows }: Grid): (step: Step) => number {
  const tops = rows.map((_, band) => rows.slice(0, band).reduce((sum, count) => sum + count, 0))
  const lineOf = ({ band, row }: Cell) => (tops[band] ?? 0) + row
  return (step) => {
    const cell = cells.get(step)
    return cell === undefined ? 0 : lineOf(cell)
  }
}

export interface Columns {
  readonly middle: (column: number) => number
  /** Where the lines before a column begin; its own end. */
  readonly gap: (index: number) => { readonly out: number; readonly name: number; readonly into: number }
  readonly end: number
}

function layColumns(
  grid: Grid,
  measures: ReadonlyMap<Step, Measure>,
  routes: readonly Route[],
  channels: Channels,
  edges: Edges,
): Columns {
  const widths = Array.from({ length: grid.columns }, () => 0)
  for (const [step, { column }] of grid.cells) {
    widths[column] = Math.max(widths[column] ?? 0, measures.get(step)?.room ?? 0)
  }
  const names = new Map<number, number>()
  for (const { from, name, start, legs } of routes) {
    if (start !== 'right' || legs.length > 1) continue
    const gap = (grid.cells.get(from)?.column ?? 0) + 1
    names.set(gap, Math.max(names.get(gap) ?? 0, roomForName(name, FLOW_NAME).width))
  }
  const middles: number[] = []
  const gaps: { out: number; name: number; into: number }[] = []
  let at = edges.left - GAP / 2
  for (let index = 0; index <= grid.columns; index += 1) {
    const out = at + GAP / 2
    const name = out + channels.sizeOf('out', index)
    const into = name + (names.get(index) ?? 0)
    gaps.push({ out, name, into })
    const isEdge = index === 0 || index === grid.columns
    at = into + channels.sizeOf('into', index) + (isEdge ? 0 : GAP)
    if (index === grid.columns) break
    middles.push(at + (widths[index] ?? 0) / 2)
    at += widths[index] ?? 0
  }
  return {
    middle: (column) => middles[column] ?? 0,
    gap: (index) => gaps[index] ?? { out: 0, name: 0, into: 0 },
    end: at,
  }
}

export interface Rows {
  readonly middle: (line: number) => number
  readonly above: (line: number) => number
  readonly below: (line: number) => number
  readonly end: number
  readonly bands: (end: number) => readonly { readonly y: number; readonly height: number }[]
}

function layRows(
  grid: Grid,
  measures: ReadonlyMap<Step, Measure>,
  routes: readonly Route[],
  channels: Channels,
  edges: Edges,
): Rows {
  const lines = linesOf(grid)
  const count = grid.rows.reduce((sum, each) => sum + each, 0)
  const ups = Array.from({ length: count }, () => 40)
  const downs = Array.from({ length: count }, () => 40)
  for (const [step] of grid.cells) {
    const line = lines(step)
    ups[line] = Math.max(ups[line] ?? 0, measures.get(step)?.up ?? 0)
    downs[line] = Math.max(downs[line] ?? 0, measures.get(step)?.down ?? 0)
  }
  for (const { name, to, start } of routes) {
    if (typeof to !== 'object' || start !== 'right') continue
    ups[lines(to)] = Math.max(ups[lines(to)] ?? 0, roomForName(name, FLOW_NAME).height + 6)
  }
  const places: { above: number; middle: number; below: number }[] = []
  const tops: number[] = []
  let at = edges.top
  let line = 0
  for (const rows of grid.rows) {
    tops.push(tops.length === 0 ? 0 : at - ROW_GAP / 2)
    for (let row = 0; row < rows; row += 1, line += 1) {
      const above = at
      const middle = above + channels.sizeOf('above', line) + (ups[line] ?? 0)
      const below = middle + (downs[line] ?? 0) + 4
      places.push({ above, middle, below })
      at = below + channels.sizeOf('below', line) + ROW_GAP
    }
  }
  return {
    middle: (index) => places[index]?.middle ?? 0,
    above: (index) => places[index]?.above ?? 0,
    below: (index) => places[index]?.below ?? 0,
    end: at - ROW_GAP,
    bands: (end) => tops.map((y, band) => ({ y, height: (tops[band + 1] ?? end + edges.bottom) - y })),
  }
}

/** A step in the middle of its cell, with what is attached to it and what stands above it. */
function stand(step: Step, size: Measure, middle: Point, { bounds, labels }: Places): void {
  const { width, height } = size
  const own: Bounds = { x: middle.x - width / 2, y: middle.y - height / 2, width, height }
  bounds.set(step.id, own)
  if (size.nameSide !== 'within' && step.name !== '') {
    const name = roomForName(step.name, NAME)
    const y = size.nameSide === 'below' ? own.y + height + 4 : own.y - 4 - name.height
    labels.set(step.id, { x: middle.x - name.width / 2, y, ...name })
  }
  for (const { id, name } of step.attached) {
    const x = own.x + (size.attached.get(id) ?? 0)
    bounds.set(id, { x: x - EVENT / 2, y: own.y + height - EVENT / 2, width: EVENT, height: EVENT })
    if (name !== '') labels.set(id, { x: x + EVENT / 2 + 2, y: own.y + height + 6, ...roomForName(name, NAME) })
  }
  for (const item of step.items) {
    const { width, height, name, room } = sizeOf(item)
    const left = middle.x - size.room / 2 + (size.items.get(item.id) ?? 0)
    const top = (size.nameSide === 'above' ? (labels.get(step.id)?.y ?? own.y) : own.y) - ITEM_GAP - name - height
    const place = { x: left + (room - 14 - width) / 2, y: top, width, height }
    bounds.set(item.id, place)
    if (item.shape === 'data' && item.name !== '') {
      const below = roomForName(item.name, NAME)
      labels.set(item.id, { x: place.x + width / 2 - below.width / 2, y: top + height + 2, ...below })
    }
  }
}

/** What belongs to no step, one below the other behind everything, where no line goes. */
function layShelf({ loose }: Scope, corner: Point, end: number, { bounds, labels }: Places): Point {
  let [x, y, widest, lowest] = [corner.x, corner.y, 0, end]
  for (const item of loose) {
    const { width, height, name, room } = sizeOf(item)
    if (y > corner.y && y + height + name > end) {
      ;[x, y, widest] = [x + widest, corner.y, 0]
    }
    bounds.set(item.id, { x: x + (room - width) / 2, y, width, height })
    const below = roomForName(item.name, NAME)
    if (item.shape === 'data' && item.name !== '') {
      labels.set(item.id, { x: x + (room - below.width) / 2, y: y + height + 2, ...below })
    }
    widest = Math.max(widest, room)
    lowest = Math.max(lowest, y + height + name)
    y += height + name + ITEM_GAP
  }
  return { x: x + widest, y: lowest }
}
