import Viewer from 'bpmn-js/lib/Viewer'
import type { ElementLike } from 'diagram-js/lib/model/Types'
import MoveCanvasModule from 'diagram-js/lib/navigation/movecanvas'
import ZoomScrollModule from 'diagram-js/lib/navigation/zoomscroll'
import { panByHand } from './pan-by-hand.ts'

export interface Drawing {
  readonly viewer: Viewer
  /** All of it, however small. */
  readonly fit: () => void
  /** All of it where it can be read so; else what matters most, or its beginning. */
  readonly begin: (around: string | null) => void
  readonly zoomBy: (factor: number) => void
  readonly onChoose: (choose: (id: string) => void) => void
  readonly describe: (id: string) => ChosenElement | null
  readonly close: () => void
}

export interface ChosenElement {
  readonly id: string
  readonly name: string
  /** Its BPMN type, such as `userTask`. */
  readonly type: string
}

/** System fonts: the same ones in which the page is set. */
export const diagramFont =
  'system-ui, "PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei", "Noto Sans SC", sans-serif'

/** Below this scale words cannot be read. */
const READABLE = 0.8

/** Draws a BPMN file into `container`; throws where it cannot be read or has no picture. */
export async function openDrawing(container: HTMLElement, xml: string): Promise<Drawing> {
  const viewer = new Viewer({
    container,
    additionalModules: [MoveCanvasModule, ZoomScrollModule],
    textRenderer: { defaultStyle: { fontFamily: diagramFont } },
  })
  try {
    await viewer.importXML(xml)
  } catch (error) {
    viewer.destroy()
    throw error
  }
  const stopPanning = panByHand(container, viewer)
  const observer = new ResizeObserver(() => viewer.get<Canvas>('canvas').resized())
  observer.observe(container)
  return {
    viewer,
    fit: () => show(viewer, wholeScale(viewer), null),
    begin: (around) => show(viewer, Math.max(wholeScale(viewer), READABLE), around),
    zoomBy: (factor) => {
      const canvas = viewer.get<Canvas>('canvas')
      canvas.zoom(Math.min(4, Math.max(0.1, canvas.zoom() * factor)))
    },
    onChoose: (choose) => {
      viewer.on<{ element: ElementLike }>('element.click', ({ element }) => choose(element.id.replace(/_label$/, '')))
    },
    describe: (id) => describe(viewer, id),
    close: () => {
      observer.disconnect()
      stopPanning()
      viewer.destroy()
    },
  }
}

/** What we use of diagram-js's canvas. */
interface Canvas {
  readonly zoom: (scale?: number | 'fit-viewport', center?: 'auto') => number
  readonly viewbox: (box?: object) => ViewBox
  readonly scroll: (by: { dx: number; dy: number }) => void
  readonly resized: () => void
}

interface ViewBox {
  readonly inner: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  readonly outer: { readonly width: number; readonly height: number }
}

// Below is room for the bpmn.io mark, which must not be covered.
const margin = { x: 20, top: 20, bottom: 44 }

function wholeScale(viewer: Viewer): number {
  const canvas = viewer.get<Canvas>('canvas')
  canvas.resized()
  const { inner, outer } = canvas.viewbox()
  const width = (outer.width - 2 * margin.x) / inner.width
  return Math.min(1, width, (outer.height - margin.top - margin.bottom) / inner.height)
}

/** In the middle where it fits, else with the element in the middle or with the left edge in view. */
function show(viewer: Viewer, scale: number, around: string | null): void {
  const canvas = viewer.get<Canvas>('canvas')
  const { inner, outer } = canvas.viewbox()
  const width = outer.width / scale
  const height = outer.height / scale
  const shape = around === null ? undefined : viewer.get<Registry>('elementRegistry').get(around)
  const first = shape ?? firstStart(viewer)
  const at = {
    x: (first?.x ?? inner.x) + (first?.width ?? 0) / 2,
    y: (first?.y ?? inner.y) + (first?.height ?? 0) / 2,
  }
  const fitsX = inner.width + (2 * margin.x) / scale <= width
  const fitsY = inner.height + (margin.top + margin.bottom) / scale <= height
  const left = shape === undefined ? inner.x - margin.x / scale : at.x - width / 2
  const x = fitsX ? inner.x - (width - inner.width) / 2 : left
  const y = fitsY ? inner.y - margin.top / scale - spare(height, inner.height, scale) / 2 : at.y - height / 2
  canvas.viewbox({ x, y, width, height })
}

function spare(height: number, needed: number, scale: number): number {
  return Math.max(0, height - needed - (margin.top + margin.bottom) / scale)
}

function firstStart(viewer: Viewer): Shape | undefined {
  return viewer.get<Registry>('elementRegistry').find(({ type }) => type === 'bpmn:StartEvent')
}

interface Shape {
  readonly type: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly businessObject?: { readonly $type: string; readonly name?: string }
}

interface Registry {
  readonly get: (id: string) => Shape | undefined
  readonly find: (fits: (shape: Shape) => boolean) => Shape | undefined
}

function describe(viewer: Viewer, id: string): ChosenElement | null {
  const found = viewer.get<Registry>('elementRegistry').get(id)?.businessObject
  if (found === undefined) return null
  const type = found.$type.replace('bpmn:', '')
  return { id, name: found.name ?? '', type: type.charAt(0).toLowerCase() + type.slice(1) }
}
