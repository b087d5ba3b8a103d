import BaseViewer from 'bpmn-js/lib/BaseViewer'
import CoreModule from 'bpmn-js/lib/core'
import DrilldownModule from 'bpmn-js/lib/features/drilldown'
import type Viewer from 'bpmn-js/lib/Viewer'
import InteractionEventsModule from 'diagram-js/lib/features/interaction-events'
import OverlaysModule from 'diagram-js/lib/features/overlays'
import TranslateModule from 'diagram-js/lib/i18n/translate'
import type { ElementLike } from 'diagram-js/lib/model/Types'
import MoveCanvasModule from 'diagram-js/lib/navigation/movecanvas'
import ZoomScrollModule from 'diagram-js/lib/navigation/zoomscroll'
import { diagramFont } from './font.ts'
import { panByHand } from './pan-by-hand.ts'
import { showAll, showBeginning, showThese, type View, zoomBy } from './view.ts'

export interface Drawing {
  readonly viewer: Viewer
  /** All of it, however small. */
  readonly fit: () => void
  /** All of it where it can be read so; else what matters most, or its beginning. */
  readonly begin: (around: string | null) => void
  /** All of these elements, as large as they can be. */
  readonly gather: (ids: readonly string[]) => void
  /** Brings an element into the middle and frames it; `null`, or none of this diagram, frames nothing. */
  readonly lookAt: (id: string | null) => void
  /** Brings a step into view and gives it the focus. */
  readonly show: (id: string) => void
  readonly zoomBy: (factor: number) => void
  readonly onChoose: (choose: (id: string) => void) => void
  /** Calls `tell` whenever another part of it is seen. */
  readonly onMove: (tell: () => void) => void
  readonly describe: (id: string) => ChosenElement | null
  readonly close: () => void
}

export interface ChosenElement {
  readonly id: string
  readonly name: string
  /** Its BPMN type, such as `userTask`. */
  readonly type: string
}

const EDGE = 20

// As bpmn-js's own viewer without selection: what is looked at is chosen, not selected.
const MODULES = [
  CoreModule,
  DrilldownModule,
  OverlaysModule,
  InteractionEventsModule,
  TranslateModule,
  MoveCanvasModule,
  ZoomScrollModule,
]

/** Draws a BPMN file into `container`; throws where it cannot be read or has no picture. */
export async function openDrawing(container: HTMLElement, xml: string): Promise<Drawing> {
  const viewer: Viewer = new BaseViewer({
    container,
    modules: MODULES,
    textRenderer: { defaultStyle: { fontFamily: diagramFont } },
  })
  try {
    await viewer.importXML(xml)
  } catch (error) {
    viewer.destroy()
    throw error
  }
  const stopPanning = panByHand(container, viewer)
  const view: View = { canvas: viewer.get('canvas'), registry: viewer.get('elementRegistry'), left: EDGE }
  const observer = new ResizeObserver(() => view.canvas.resized())
  observer.observe(container)
  return {
    viewer,
    fit: () => showAll(view),
    begin: (around) => showBeginning(view, around),
    gather: (ids) => showThese(view, ids),
    lookAt: (id) => lookAt(viewer, view, id),
    show: (id) => {
      showBeginning(view, id)
      viewer
        .get<{ readonly getGraphics: (id: string) => SVGElement | undefined }>('elementRegistry')
        .getGraphics(id)
        ?.focus()
    },
    zoomBy: (factor) => zoomBy(view, factor),
    onChoose: (choose) => {
      viewer.on<{ element: ElementLike }>('element.click', ({ element }) => choose(element.id.replace(/_label$/, '')))
    },
    onMove: (tell) => viewer.on('canvas.viewbox.changed', tell),
    describe: (id) => describe(viewer, id),
    close: () => {
      observer.disconnect()
      stopPanning()
      viewer.destroy()
    },
  }
}

const LOOKED_AT = 'siji-looked-at'

function lookAt(viewer: Viewer, view: View, id: string | null): void {
  const canvas = viewer.get<Marking>('canvas')
  for (const each of viewer.get<Marked>('elementRegistry').getAll()) canvas.removeMarker(each.id, LOOKED_AT)
  if (id === null || view.registry.get(id) === undefined) return
  canvas.addMarker(id, LOOKED_AT)
  showBeginning(view, id)
}

interface Marking {
  readonly addMarker: (id: string, marker: string) => void
  readonly removeMarker: (id: string, marker: string) => void
}

interface Marked {
  readonly getAll: () => readonly { readonly id: string }[]
}

interface Described {
  readonly businessObject?: { readonly $type: string; readonly name?: string }
}

function describe(viewer: Viewer, id: string): ChosenElement | null {
  const registry = viewer.get<{ readonly get: (id: string) => Described | undefined }>('elementRegistry')
  const found = registry.get(id)?.businessObject
  if (found === undefined) return null
  const type = found.$type.replace('bpmn:', '')
  return { id, name: found.name ?? '', type: type.charAt(0).toLowerCase() + type.slice(1) }
}
