import { compareUnits, type Documents, type Side, type ThreeWay } from './compare-units.ts'
import { composeUnits } from './compose-units.ts'
import { pickUnits } from './pick-units.ts'
import { splitUnits } from './split-units.ts'
import { writeXmlTree } from './write-xml-tree.ts'
import { localName, readXmlTree } from './xml-tree.ts'

/** Two people's diagrams that began as one, step by step. */
export interface DiagramMerge {
  /** What one of the two changed. */
  readonly changes: readonly ThreeWay[]
  /** Id → what it is, as it is now, or was before it was removed. */
  readonly described: ReadonlyMap<string, DescribedElement>
  /** One file of both; `choose` says whose counts where both changed the same. */
  readonly merge: (choose: (key: string) => Side) => string
}

export interface DescribedElement {
  /** Such as `userTask`. */
  readonly type: string
  /** Of a flow without one, the names of its two ends; else `null`. */
  readonly name: string | null
}

/**
 * Compares and merges BPMN files by their elements, unknown extensions included; nothing of a file is interpreted, so
 * that also one which does not run is merged. `null` where that cannot be done, such as for a file that is no XML.
 */
export function mergeDiagrams(base: string, mine: string, theirs: string): DiagramMerge | null {
  const first = readXmlTree(mine)
  const second = first === null ? null : readXmlTree(theirs, first.prefixes)
  const third = second === null ? null : readXmlTree(base, second.prefixes)
  if (first === null || second === null || third === null) return null
  const units = { base: splitUnits(third.root), mine: splitUnits(first.root), theirs: splitUnits(second.root) }
  if (units.base === null || units.mine === null || units.theirs === null) return null
  const documents: Documents = { base: units.base, mine: units.mine, theirs: units.theirs }
  const changes = compareUnits(documents)
  return {
    changes,
    described: describe(documents),
    merge: (choose) => {
      const root = composeUnits(pickUnits(documents, changes, choose), documents)
      // The root of either file is always picked.
      return writeXmlTree({ root: root ?? first.root, prefixes: third.prefixes })
    },
  }
}

function describe({ base, mine, theirs }: Documents): ReadonlyMap<string, DescribedElement> {
  const units = new Map([...base, ...theirs, ...mine])
  const nameOf = (id: string | undefined): string | null =>
    units
      .get(id ?? '')
      ?.attributes.get('name')
      ?.trim() || null
  return new Map(
    [...units].map(([key, { name, attributes }]) => {
      const [source, target] = ['sourceRef', 'targetRef'].map((end) => attributes.get(end))
      const ends = `${nameOf(source) ?? source ?? ''} → ${nameOf(target) ?? target ?? ''}`
      return [key, { type: localName(name), name: nameOf(key) ?? (source === undefined ? null : ends) }]
    }),
  )
}
