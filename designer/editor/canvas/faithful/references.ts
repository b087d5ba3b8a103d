import type { Moddle } from '../services.ts'
import type { Parsed, Reference } from './parsed.ts'

interface Kept extends Reference {
  /** What it leads to; nothing of this file for `undefined`. */
  readonly target: Moddle | undefined
}

/**
 * moddle compares references as they are written: it drops those with a QName prefix (BPMN 2.0.2 §15.3.2) and those
 * that lead out of the file. The first are set, so that they can be drawn. Gives all of them, to be written as they were.
 */
export function resolveLost({ references = [], elementsById = {} }: Parsed): readonly Kept[] {
  const lost = references
    .filter(({ id }) => elementsById[id] === undefined)
    .map((reference) => ({ ...reference, target: elementsById[localName(reference.id)] }))
  for (const { element, property, target } of lost) {
    if (target === undefined) continue
    const now = element.get(property)
    element.set(property, Array.isArray(now) ? [...now, target] : target)
  }
  return lost
}

/** Puts each back as it was written, where nobody has set another since; gives the way back. */
export function asWritten(kept: readonly Kept[]): () => void {
  const unchanged = kept.filter(({ element, property, target }) => element.get(property) === target)
  for (const { element, property, id } of unchanged) element.set(property, { id })
  const lists = kept.filter(({ element, property, target }) => target === undefined && isList(element.get(property)))
  const before = lists.map(({ element, property }) => element.get(property))
  for (const { element, property, id } of lists) element.set(property, [...listOf(element.get(property)), { id }])
  return () => {
    for (const { element, property, target } of unchanged) element.set(property, target)
    for (let at = lists.length - 1; at >= 0; at -= 1) lists[at]?.element.set(lists[at]?.property ?? '', before[at])
  }
}

function isList(value: unknown): boolean {
  return Array.isArray(value)
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function localName(id: string): string {
  return id.slice(id.indexOf(':') + 1)
}
