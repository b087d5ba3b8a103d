import type { Fact, Facts } from './part.ts'

/** Names what stands in lists by what people tell them apart; where none of these is there, by its place. */
const KEYS = ['clock', 'code', 'key', 'letter', 'value', 'target', 'name', 'label', 'id'] as const

/** The order of a list as a fact of its own; only what both versions have counts. */
export const ORDER = '#order'

/**
 * Data of any shape as facts, so that nothing that a later element or file brings goes unnoticed. Expressions are their
 * source, nodes, flows and scopes their ids; `null`, blanks and empty lists are no facts.
 */
export function factOf(value: unknown, leaveOut: readonly string[] = []): Fact | null {
  if (value === null || value === undefined || value === '') return null
  if (typeof value !== 'object') return typeof value === 'function' ? null : String(value)
  if (Array.isArray(value)) return factOfList(value)
  if ('evaluate' in value && 'source' in value) return String(value.source)
  const facts = factsOf(value, leaveOut)
  return facts.size === 0 ? null : facts
}

/** The properties of an object, each as a fact. */
export function factsOf(value: object, leaveOut: readonly string[] = []): Facts {
  const entries = value instanceof Map ? [...value.entries()] : Object.entries(value)
  const facts = new Map<string, Fact>()
  for (const [name, each] of entries) {
    if (leaveOut.includes(name)) continue
    const fact = isReference(each) ? each.id : factOf(each)
    if (fact !== null) facts.set(name, fact)
  }
  return facts
}

function factOfList(list: readonly unknown[]): Fact | null {
  if (list.length === 0) return null
  if (list.every((each) => typeof each !== 'object')) return list.map(String).join('、')
  const facts = new Map<string, Fact>()
  for (const [index, each] of list.entries()) {
    const fact = isReference(each) ? each.id : factOf(each)
    if (fact !== null) facts.set(freeName(facts, keyOf(each) ?? String(index + 1)), fact)
  }
  if (list.some((each) => keyOf(each) !== null)) facts.set(ORDER, [...facts.keys()].join('\n'))
  return facts
}

/** Nodes, flows and scopes are linked to each other: to follow them would lead through the whole process. */
function isReference(value: unknown): value is { readonly id: string } {
  if (typeof value !== 'object' || value === null) return false
  return (
    'id' in value && ('incoming' in value || 'eventSubProcesses' in value || ('source' in value && 'target' in value))
  )
}

function keyOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return null
  const named = new Map<string, unknown>(Object.entries(value))
  for (const key of KEYS) {
    const name = named.get(key)
    if (typeof name === 'string' && name !== '') return name
  }
  return null
}

function freeName(facts: Facts, name: string): string {
  let free = name
  for (let count = 2; facts.has(free); count++) free = `${name} (${count})`
  return free
}
