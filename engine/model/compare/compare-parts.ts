import { ORDER } from './facts.ts'
import type { Fact, Facts, Part } from './part.ts'

/** One difference as data: which part, which property by its path, what it was and what it is. */
export interface PartDifference {
  readonly change: 'added' | 'removed' | 'changed'
  readonly before: Part | null
  readonly after: Part | null
  readonly changed: ChangedFact | null
}

export interface ChangedFact {
  readonly path: readonly string[]
  /** `null` = there was none. */
  readonly before: Fact | null
  /** `null` = there is none any more. */
  readonly after: Fact | null
}

/** What has to happen to the first version so that it becomes the second, in the order of the second. */
export function compareParts(before: readonly Part[], after: readonly Part[]): readonly PartDifference[] {
  const [old, now] = [byKey(before), byKey(after)]
  const staying = after.flatMap((part): readonly PartDifference[] => {
    const was = old.get(keyOf(part))
    if (was === undefined) return [{ change: 'added', before: null, after: part, changed: null }]
    return compareFacts(was.facts, part.facts, []).map((changed) => ({
      change: 'changed',
      before: was,
      after: part,
      changed,
    }))
  })
  const gone = before
    .filter((part) => !now.has(keyOf(part)))
    .map((part): PartDifference => ({ change: 'removed', before: part, after: null, changed: null }))
  return [...staying, ...gone]
}

function compareFacts(before: Facts, after: Facts, path: readonly string[]): readonly ChangedFact[] {
  const names = new Set([...after.keys(), ...before.keys()])
  return [...names].flatMap((name) => {
    const [was, is] = [before.get(name) ?? null, after.get(name) ?? null]
    return name === ORDER ? compareOrder(was, is, [...path, name]) : compareFact(was, is, [...path, name])
  })
}

/** What is of another type is another thing: told as a whole. So is what one side has and the other lacks. */
function compareFact(before: Fact | null, after: Fact | null, path: readonly string[]): readonly ChangedFact[] {
  if (before === after) return []
  const isWhole = before === null || after === null || typeof before === 'string' || typeof after === 'string'
  if (isWhole || before.get('type') !== after.get('type')) return [{ path, before, after }]
  return compareFacts(before, after, path)
}

/** Whatever was added or removed moves nothing: only the order of what both have is compared. */
function compareOrder(before: Fact | null, after: Fact | null, path: readonly string[]): readonly ChangedFact[] {
  if (typeof before !== 'string' || typeof after !== 'string') return []
  const [was, is] = [before.split('\n'), after.split('\n')]
  const common = (names: readonly string[], others: readonly string[]) =>
    names.filter((name) => others.includes(name)).join('\n')
  const [wasOrder, isOrder] = [common(was, is), common(is, was)]
  return wasOrder === isOrder ? [] : [{ path, before: wasOrder, after: isOrder }]
}

function byKey(parts: readonly Part[]): ReadonlyMap<string, Part> {
  return new Map(parts.map((part) => [keyOf(part), part]))
}

function keyOf({ kind, id }: Part): string {
  return `${kind} ${id}`
}
