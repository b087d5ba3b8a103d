/** What we use of diagram-js's canvas and element registry. */
export interface Canvas {
  readonly zoom: (scale?: number) => number
  readonly viewbox: (box?: object) => ViewBox
  readonly resized: () => void
}

interface ViewBox {
  readonly inner: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  readonly outer: { readonly width: number; readonly height: number }
}

interface Box {
  readonly type: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Registry {
  readonly get: (id: string) => Box | undefined
  readonly find: (fits: (shape: Box) => boolean) => Box | undefined
}

export interface View {
  readonly canvas: Canvas
  readonly registry: Registry
  /** Room at the left for what lies over the canvas, in pixels. */
  readonly left: number
}

// Below is room for the bpmn.io mark, which must not be covered.
const MARGIN = { right: 20, top: 20, bottom: 44 }

/** Around what is shown together. */
const ROOM = 60

/** Below this scale words cannot be read. */
const READABLE = 0.8

/** Shows all of it, however small. */
export function showAll(view: View): void {
  show(view, wholeScale(view), null)
}

/** Shows all of it where that can be read; else what matters most, or its beginning. */
export function showBeginning(view: View, around: string | null): void {
  show(view, Math.max(wholeScale(view), READABLE), around)
}

/** Shows all of these elements, as large as they can be; all of it where there is none of them. */
export function showThese(view: View, ids: readonly string[]): void {
  const { canvas, registry } = view
  showAll(view)
  const boxes = ids.flatMap((id) => registry.get(id) ?? [])
  if (boxes.length === 0) return
  const { outer } = canvas.viewbox()
  const x = Math.min(...boxes.map((box) => box.x)) - ROOM
  const y = Math.min(...boxes.map((box) => box.y)) - ROOM
  const wide = Math.max(...boxes.map((box) => box.x + box.width)) + ROOM - x
  const high = Math.max(...boxes.map((box) => box.y + box.height)) + ROOM - y
  const scale = Math.min(1, outer.width / wide, outer.height / high)
  const [width, height] = [outer.width / scale, outer.height / scale]
  canvas.viewbox({ x: x + (wide - width) / 2, y: y + (high - height) / 2, width, height })
}

export function zoomBy({ canvas }: Pick<View, 'canvas'>, factor: number): void {
  canvas.zoom(Math.min(4, Math.max(0.1, canvas.zoom() * factor)))
}

function wholeScale({ canvas, left }: View): number {
  canvas.resized()
  const { inner, outer } = canvas.viewbox()
  const width = (outer.width - left - MARGIN.right) / inner.width
  const height = (outer.height - MARGIN.top - MARGIN.bottom) / inner.height
  return Math.max(0.05, Math.min(1, width, height))
}

/** In the middle where it fits, else with the element in the middle, or with the left edge in view. */
function show({ canvas, registry, left }: View, scale: number, around: string | null): void {
  const { inner, outer } = canvas.viewbox()
  const width = outer.width / scale
  const height = outer.height / scale
  const shape = around === null ? undefined : registry.get(around)
  const first = shape ?? registry.find(({ type }) => type === 'bpmn:StartEvent')
  const spareX = width - inner.width - (left + MARGIN.right) / scale
  const spareY = height - inner.height - (MARGIN.top + MARGIN.bottom) / scale
  const edge = inner.x - left / scale
  const middle = (from: number, size: number, visible: number) => from + size / 2 - visible / 2
  const x = spareX >= 0 ? edge - spareX / 2 : shape === undefined ? edge : middle(shape.x, shape.width, width)
  const top = inner.y - MARGIN.top / scale
  const y = spareY >= 0 ? top - spareY / 2 : first === undefined ? top : middle(first.y, first.height, height)
  canvas.viewbox({ x, y, width, height })
}
