import { type FormDocument, nodeAt, type Place } from './form-document.ts'
import { type JsonNode, nodesOf } from './json-node.ts'

/** A form after a change, and where what was changed stands now. */
export interface Edited {
  readonly form: FormDocument
  readonly place: Place | null
}

export function replaceAt(form: FormDocument, place: Place, node: JsonNode): FormDocument {
  return spliceAt(form, place, 1, [node])
}

/**
 * Puts components behind a place: behind a section they come into it, at its end, unless they are sections. The place
 * that is given back is that of the last of them.
 */
export function insertAfter(form: FormDocument, after: Place | null, nodes: readonly JsonNode[]): Edited {
  const isSection = nodes.some((node) => node['type'] === 'group')
  const place = placeBehind(form, after, isSection)
  const [index, at] = place
  const more = nodes.length - 1
  return { form: spliceAt(form, place, 0, nodes), place: at === undefined ? [index + more] : [index, at + more] }
}

function placeBehind(form: FormDocument, after: Place | null, isSection: boolean): Place {
  if (after === null) {
    const last = form.components.length - 1
    return isSection || form.components[last]?.['type'] !== 'group' ? [last + 1] : endOf(form, last)
  }
  const [index, at] = after
  if (isSection) return [index + 1]
  if (at !== undefined) return [index, at + 1]
  return form.components[index]?.['type'] === 'group' ? endOf(form, index) : [index + 1]
}

function endOf(form: FormDocument, index: number): Place {
  return [index, nodesOf(form.components[index]?.['components']).length]
}

export function removeAt(form: FormDocument, place: Place): FormDocument {
  return spliceAt(form, place, 1, [])
}

/** Moves one step up or down: a field at the edge of its section goes into the next one. */
export function moveStep(form: FormDocument, place: Place, step: -1 | 1): Edited {
  const [index, at] = place
  if (at === undefined) {
    const target = index + step
    return target < 0 || target >= form.components.length ? { form, place } : moveTo(form, place, [target])
  }
  const count = nodesOf(form.components[index]?.['components']).length
  if (at + step >= 0 && at + step < count) return moveTo(form, place, [index, at + step])
  const next = form.components[index + step]
  if (next?.['type'] !== 'group') return { form, place }
  return moveTo(form, place, step === 1 ? [index + step, 0] : endOf(form, index + step))
}

/** Takes a component away and puts it where another stands, counted as it stands after taking it away. */
export function moveTo(form: FormDocument, from: Place, to: Place): Edited {
  const node = nodeAt(form, from)
  if (node === null || (node['type'] === 'group' && to.length === 2)) return { form, place: from }
  return { form: spliceAt(removeAt(form, from), to, 0, [node]), place: to }
}

/** Drops one component onto another: onto a section at its end, onto a field before it. */
export function dropOnto(form: FormDocument, from: Place, onto: Place): Edited {
  const node = nodeAt(form, from)
  const target = nodeAt(form, onto)
  if (node === null || target === null || (from[0] === onto[0] && from[1] === onto[1])) return { form, place: from }
  if (node['type'] === 'group') return moveTo(form, from, [onto[0]])
  const wanted = target['type'] === 'group' ? endOf(form, onto[0]) : onto
  return moveTo(form, from, withoutGap(from, wanted))
}

/** Taking something away moves up what stands behind it. */
function withoutGap(from: Place, to: Place): Place {
  const [index, at] = to
  if (from.length === 1) {
    const next = from[0] < index ? index - 1 : index
    return at === undefined ? [next] : [next, at]
  }
  return from[0] === index && at !== undefined && from[1] < at ? [index, at - 1] : to
}

function spliceAt(form: FormDocument, [index, at]: Place, count: number, nodes: readonly JsonNode[]): FormDocument {
  if (at === undefined) return { ...form, components: form.components.toSpliced(index, count, ...nodes) }
  const section = form.components[index] ?? {}
  const components = nodesOf(section['components']).toSpliced(at, count, ...nodes)
  return { ...form, components: form.components.toSpliced(index, 1, { ...section, components }) }
}
