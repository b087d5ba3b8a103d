import { isModdle } from '../../model/extension.ts'
import { allDiagrams } from '../diagrams.ts'
import type { Moddle, Registry } from '../services.ts'
import type { Writable } from './parsed.ts'

/** A part of the picture that bpmn-js did not draw, and the plane on which it stands. */
interface Undrawn {
  readonly plane: Writable
  readonly part: Moddle
}

/**
 * Some programs draw what is inside a sub-process and leave out that it is expanded; bpmn-js would take it off the plane.
 * Called before anything is drawn.
 */
export function expandWhereDrawn(definitions: Moddle | undefined): void {
  for (const plane of planesOf(definitions)) {
    const parts = partsOf(plane)
    const drawn = new Set(parts.map((part) => part.get('bpmnElement')))
    for (const part of parts) {
      const element = part.get('bpmnElement')
      if (!isModdle(element) || !element.$instanceOf('bpmn:SubProcess')) continue
      if (Object.hasOwn(part, 'isExpanded')) continue
      const inside = element.get('flowElements')
      if (Array.isArray(inside) && inside.some((each) => drawn.has(each))) part.set('isExpanded', true)
    }
  }
}

/** Pixels from the origin; nobody looks at a picture that reaches further. */
const FURTHEST = 1_000_000

/**
 * Takes off the planes what has no place that can be drawn, at which bpmn-js would stop halfway; it is told as not drawn.
 * Called before anything is drawn.
 */
export function takeOffPlaceless(definitions: Moddle | undefined): void {
  for (const plane of planesOf(definitions)) {
    const parts = partsOf(plane)
    const placed = parts.filter(hasPlace)
    if (placed.length < parts.length) plane.set('planeElement', placed)
  }
}

function hasPlace(part: Moddle): boolean {
  const bounds = part.get('bounds')
  const waypoints = part.get('waypoint')
  const places = [bounds, ...(Array.isArray(waypoints) ? waypoints : [])].filter(isModdle)
  const isNear = (place: Moddle) => ['x', 'y'].every((axis) => Math.abs(Number(place.get(axis))) <= FURTHEST)
  const isSized = !isModdle(bounds) || ['width', 'height'].every((side) => Number(bounds.get(side)) >= 0)
  return places.every(isNear) && isSized
}

/** What the file draws and the canvas does not show; bpmn-js would write the picture without it. */
export function findUndrawnParts(definitions: Moddle | undefined, registry: Registry): readonly Undrawn[] {
  const drawn = new Set(registry.getAll().map(({ di }) => di))
  return planesOf(definitions).flatMap((plane) =>
    partsOf(plane)
      .filter((part) => !drawn.has(part))
      .map((part) => ({ plane, part })),
  )
}

export function putBack(undrawn: readonly Undrawn[]): void {
  for (const { plane, part } of undrawn) {
    const parts = partsOf(plane)
    if (!parts.some((each) => each === part)) plane.set('planeElement', [...parts, part])
  }
}

export function planesOf(definitions: Moddle | undefined): readonly Writable[] {
  return allDiagrams(definitions)
    .map((diagram) => diagram.get('plane'))
    .filter(isWritable)
}

export function partsOf(plane: Moddle): readonly Writable[] {
  const parts = plane.get('planeElement')
  return Array.isArray(parts) ? parts.filter(isWritable) : []
}

function isWritable(value: unknown): value is Writable {
  return isModdle(value)
}
