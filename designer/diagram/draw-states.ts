import type Viewer from 'bpmn-js/lib/Viewer'
import type { DiagramOverlays, ElementOverlay, ElementState } from './overlays.ts'
import type { DiagramWords } from './words.ts'

interface Shape {
  readonly id: string
  readonly type: string
  readonly width: number
  readonly height: number
  readonly waypoints?: readonly object[]
  readonly labelTarget?: object
  readonly children?: readonly object[]
}

interface Services {
  readonly canvas: {
    readonly addMarker: (id: string, marker: string) => void
    readonly removeMarker: (id: string, marker: string) => void
  }
  readonly registry: { readonly getAll: () => readonly Shape[] }
  readonly overlays: {
    readonly add: (id: string, type: string, overlay: object) => string
    readonly remove: (filter: { type: string }) => void
  }
}

const MARKERS = ['done', 'running', 'waiting', 'incident', 'later', 'taken', 'later-flow']
const HEATS = [1, 2, 3, 4, 5]

/** Draws what the overlays say: border for the state, fill for heat, a badge, a line of text. */
export function drawStates(viewer: Viewer, drawn: DiagramOverlays, words: DiagramWords): void {
  const services: Services = {
    canvas: viewer.get('canvas'),
    registry: viewer.get('elementRegistry'),
    overlays: viewer.get('overlays'),
  }
  services.overlays.remove({ type: 'siji' })
  const taken = new Set(drawn.taken ?? [])
  for (const shape of services.registry.getAll()) {
    if (shape.labelTarget !== undefined) continue
    for (const marker of MARKERS) services.canvas.removeMarker(shape.id, `siji-${marker}`)
    for (const heat of HEATS) services.canvas.removeMarker(shape.id, `siji-heat-${heat}`)
    if (shape.type === 'bpmn:SequenceFlow') drawFlow(services, shape.id, taken.has(shape.id), drawn.rest === 'later')
    else if (isFlowNode(shape.type)) drawNode(services, shape, overlayOf(drawn, shape.id), words)
  }
}

function overlayOf(drawn: DiagramOverlays, id: string): ElementOverlay {
  const own = drawn.elements[id] ?? {}
  return own.state === undefined && drawn.rest === 'later' ? { ...own, state: 'later' } : own
}

function drawFlow({ canvas }: Services, id: string, isTaken: boolean, restIsLater: boolean): void {
  if (isTaken) canvas.addMarker(id, 'siji-taken')
  else if (restIsLater) canvas.addMarker(id, 'siji-later-flow')
}

function drawNode({ canvas, overlays }: Services, shape: Shape, overlay: ElementOverlay, words: DiagramWords): void {
  const { state, heat, text, pause, overdue = 0 } = overlay
  if (shape.type === 'bpmn:SubProcess') canvas.addMarker(shape.id, 'siji-scope')
  if (state !== undefined) canvas.addMarker(shape.id, `siji-${state}`)
  if (heat !== undefined) canvas.addMarker(shape.id, `siji-heat-${heat}`)
  const badge = badgeOf(state, overlay.count, words)
  if (badge !== null) overlays.add(shape.id, 'siji', { position: { top: -9, right: 9 }, html: badge })
  if (overdue > 0) {
    const late = document.createElement('span')
    late.className = 'siji-badge siji-badge-incident'
    late.textContent = late.title = words.overdue(overdue)
    overlays.add(shape.id, 'siji', { position: { top: -9, left: -9 }, html: late })
  }
  if (text !== undefined) {
    const line = lineOf(isSmall(shape) ? 'siji-text siji-text-below' : 'siji-text', text, shape)
    overlays.add(shape.id, 'siji', {
      // At the bottom of a task stand its boundary events, at the left of its top the sign of its type.
      position: isSmall(shape) ? { bottom: -22, left: offsetOf(shape) } : { top: 4, left: 0 },
      html: line,
    })
  }
  if (pause !== undefined) {
    const chip = lineOf('siji-pause', pause, shape)
    overlays.add(shape.id, 'siji', {
      position: { bottom: isSmall(shape) ? -44 : -4, left: offsetOf(shape) },
      html: chip,
    })
  }
}

/** A tick, or how many tokens are here; nothing on what comes later. */
function badgeOf(state: ElementState | undefined, count: number | undefined, words: DiagramWords): HTMLElement | null {
  if (state === undefined || state === 'later') return null
  const badge = document.createElement('span')
  badge.className = `siji-badge siji-badge-${state}`
  badge.title = words.states[state]
  if (state === 'done') badge.append(tick())
  else badge.textContent = state === 'incident' && count === undefined ? '!' : String(count ?? 1)
  return badge
}

function tick(): SVGElement {
  const namespace = 'http://www.w3.org/2000/svg'
  const picture = document.createElementNS(namespace, 'svg')
  picture.setAttribute('viewBox', '0 0 14 14')
  const path = document.createElementNS(namespace, 'path')
  path.setAttribute('d', 'm3.6 7.2 2.4 2.4 4.4-4.6')
  picture.append(path)
  return picture
}

/** Events and gateways are too small for words: their line stands below and may be wider than they are. */
const WIDE = 110

function isSmall({ width }: Shape): boolean {
  return width < 60
}

function offsetOf(shape: Shape): number {
  return isSmall(shape) ? (shape.width - WIDE) / 2 : 0
}

function lineOf(className: string, text: string, shape: Shape): HTMLElement {
  const line = document.createElement('span')
  line.className = className
  line.textContent = text
  line.style.width = `${isSmall(shape) ? WIDE : shape.width}px`
  return line
}

function isFlowNode(type: string): boolean {
  return /Task$|Event$|Gateway$|SubProcess$|^bpmn:(CallActivity|Transaction)$/.test(type)
}
