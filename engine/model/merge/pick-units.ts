import type { Documents, Side, ThreeWay } from './compare-units.ts'
import { mentions, needs } from './refers.ts'
import type { Unit } from './split-units.ts'

export interface Picked {
  readonly from: Side
  readonly unit: Unit
}

/** Whose unit stands in the merged file, by key, in no order. What could not stand without something gone goes too. */
export function pickUnits(
  documents: Documents,
  changes: readonly ThreeWay[],
  choose: (key: string) => Side,
): ReadonlyMap<string, Picked> {
  const sides = new Map<string, Side>()
  for (const { key, mine, isConflict } of changes)
    sides.set(key, isConflict ? choose(key) : mine === null ? 'theirs' : 'mine')
  for (const { key, mine, theirs, isConflict } of changes) {
    const kept = sides.get(key)
    // Who takes up again what the other removed gets it as it was, with all that went with it.
    if (!isConflict || kept === undefined || (kept === 'theirs' ? mine : theirs) !== 'removed') continue
    for (const each of goneWith(key, kept, documents)) sides.set(each, kept)
  }
  const picked = new Map<string, Picked>()
  for (const key of new Set([...documents.mine.keys(), ...documents.theirs.keys()])) {
    const from = sides.get(key) ?? 'mine'
    const unit = documents[from].get(key)
    if (unit !== undefined) picked.set(key, { from, unit })
  }
  return standing(picked, documents)
}

/** What the other side removed together with `key`: all inside it, and what led to it or away. */
function goneWith(key: string, kept: Side, documents: Documents): readonly string[] {
  const [here, there] = [documents[kept], documents[kept === 'mine' ? 'theirs' : 'mine']]
  const gone = new Set([key])
  let before = 0
  while (gone.size !== before) {
    before = gone.size
    for (const [each, unit] of here) {
      if (!there.has(each) && documents.base.has(each) && [...gone].some((id) => mentions(unit, id))) gone.add(each)
    }
  }
  return [...gone]
}

function standing(picked: Map<string, Picked>, documents: Documents): ReadonlyMap<string, Picked> {
  let before = -1
  while (picked.size !== before) {
    before = picked.size
    for (const [key, { from, unit }] of picked) {
      // What leads nowhere in its own file was so before, and stays.
      if (needs(unit).some((id) => documents[from].has(id) && !picked.has(id))) picked.delete(key)
    }
  }
  return picked
}
