import type Viewer from 'bpmn-js/lib/Viewer'
import type { DiagramOverlays, ElementMark } from './overlays.ts'
import type { DiagramWords } from './words.ts'

const SIGNS: { readonly [Mark in ElementMark]: string } = {
  added: '＋',
  removed: '－',
  changed: '△',
  goes: '→',
  blocked: '×',
}

interface Services {
  readonly canvas: {
    readonly addMarker: (id: string, marker: string) => void
    readonly removeMarker: (id: string, marker: string) => void
  }
  readonly registry: {
    readonly getAll: () => readonly {
      readonly id: string
      readonly waypoints?: readonly object[]
      readonly labelTarget?: object
    }[]
  }
  readonly overlays: {
    readonly add: (id: string, type: string, overlay: object) => string
    readonly remove: (filter: { type: string }) => void
  }
}

/** Draws what became of steps and flows: a frame of its own kind and colour, and on steps a tag with sign and word. */
export function drawMarks(viewer: Viewer, drawn: DiagramOverlays, words: DiagramWords): void {
  const services: Services = {
    canvas: viewer.get('canvas'),
    registry: viewer.get('elementRegistry'),
    overlays: viewer.get('overlays'),
  }
  services.overlays.remove({ type: 'siji-mark' })
  for (const { id, waypoints, labelTarget } of services.registry.getAll()) {
    if (labelTarget !== undefined) continue
    for (const mark of Object.keys(SIGNS)) services.canvas.removeMarker(id, `siji-mark-${mark}`)
    const mark = drawn.elements[id]?.mark
    if (mark === undefined) continue
    services.canvas.addMarker(id, `siji-mark-${mark}`)
    if (waypoints === undefined) {
      services.overlays.add(id, 'siji-mark', { position: { top: -11, left: 6 }, html: tagOf(mark, words) })
    }
  }
}

function tagOf(mark: ElementMark, words: DiagramWords): HTMLElement {
  const tag = document.createElement('span')
  tag.className = `siji-mark siji-mark-of-${mark}`
  tag.textContent = `${SIGNS[mark]} ${words.marks[mark]}`
  return tag
}
