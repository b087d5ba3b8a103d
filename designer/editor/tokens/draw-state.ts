import './tokens.css'
import type { Services, Shape } from '../canvas/services.ts'
import type { DiagramState, LightColour } from './diagram-state.ts'

const TYPE = 'siji-state'
const MARKERS = {
  taken: 'state-taken',
  now: 'state-now',
  fault: 'state-fault',
  token: 'state-token-here',
  visited: 'state-visited',
} as const
const SIGNS: Readonly<Record<LightColour, string>> = { green: '●', yellow: '▲', red: '◆', grey: '■' }

/** Events and gateways are too small for words: their line stands below and may be wider than they are. */
const WIDE = 96

/** Also where the whole process is in view, and then large enough to be read. */
const ALWAYS = { show: { minZoom: 0 }, scale: { min: 0.7 } }

type Drawn = Pick<Services, 'canvas' | 'elementRegistry' | 'overlays'>

/**
 * Draws tokens, taken flows, lights, notes and faults on the editor's diagram, in place of what it drew before; every
 * view that plays or explains a process uses it, and calls `eraseState` when it is left. Elements that are no longer on
 * the diagram are passed over.
 */
export function drawState(services: Drawn, state: DiagramState): void {
  eraseState(services)
  const { canvas, elementRegistry, overlays } = services
  const mark = (ids: readonly string[] | undefined, marker: string) => {
    for (const id of new Set(ids)) if (elementRegistry.get(id) !== undefined) canvas.addMarker(id, marker)
  }
  mark(state.taken, MARKERS.taken)
  mark(state.now, MARKERS.now)
  mark(state.faults, MARKERS.fault)
  mark(state.visited, MARKERS.visited)
  for (const [id, count] of Object.entries(state.tokens ?? {})) {
    if (count === 0 || elementRegistry.get(id) === undefined) continue
    canvas.addMarker(id, MARKERS.token)
    const token = span('state-token', String(count))
    token.title = count === 1 ? '令牌在这里' : `这里有 ${count} 个令牌`
    overlays.add(id, TYPE, { position: { top: -11, right: 11 }, ...ALWAYS, html: token })
  }
  for (const id of new Set([...Object.keys(state.lights ?? {}), ...Object.keys(state.notes ?? {})])) {
    const shape = elementRegistry.get(id)
    if (shape !== undefined) overlays.add(id, TYPE, lineOf(shape, state.lights?.[id], state.notes?.[id]))
  }
}

/** Brings what has just happened into view, where it is not: tokens that have moved, else those that stand. */
export function followState({ canvas, elementRegistry }: Drawn, { tokens = {}, now = [] }: DiagramState): void {
  const moved = now.flatMap((id) => elementRegistry.get(id)?.target ?? []).filter(({ id }) => (tokens[id] ?? 0) > 0)
  const [first] = [...moved, ...Object.keys(tokens).flatMap((id) => elementRegistry.get(id) ?? [])]
  if (first === undefined) return
  const plane = canvas.findRoot(first)
  if (plane !== undefined) canvas.setRootElement(plane)
  // The palette lies over the left.
  canvas.scrollToElement(first, { top: 60, right: 60, bottom: 60, left: 150 })
}

/** Takes away everything that `drawState` has drawn. */
export function eraseState({ canvas, elementRegistry, overlays }: Drawn): void {
  overlays.remove({ type: TYPE })
  for (const { id } of elementRegistry.getAll()) {
    for (const marker of Object.values(MARKERS)) if (canvas.hasMarker(id, marker)) canvas.removeMarker(id, marker)
  }
}

type Lit = { readonly light: LightColour; readonly text: string }

function lineOf(shape: Shape, lit: Lit | undefined, note: string | undefined): object {
  const isSmall = shape.width < 60
  const line = span(isSmall ? 'state-line state-line-below' : 'state-line', '')
  if (isSmall) line.style.width = `${WIDE}px`
  if (lit !== undefined) line.append(span(`state-light state-light-${lit.light}`, `${SIGNS[lit.light]} ${lit.text}`))
  if (note !== undefined) line.append(span('state-note', note))
  // At the bottom of a task stand its boundary events, at the left of its top the sign of its type.
  const position = isSmall ? { bottom: -2, left: (shape.width - WIDE) / 2 } : { top: 3, left: 0 }
  return { position, ...ALWAYS, html: line }
}

function span(className: string, text: string): HTMLElement {
  const element = document.createElement('span')
  element.className = className
  element.textContent = text
  return element
}
