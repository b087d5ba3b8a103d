import { compareUnits, type Documents, type Side, type ThreeWay } from './compare-units.ts'
import { composeUnits } from './compose-units.ts'
import { pickUnits } from './pick-units.ts'
import { splitUnits } from './split-units.ts'
import { writeXmlTree } from './write-xml-tree.ts'
import { readXmlTree } from './xml-tree.ts'

/** Two people's diagrams that began as one, step by step. */
export interface DiagramMerge {
  /** What one of the two changed. */
  readonly changes: readonly ThreeWay[]
  /** Id → name, as it was before or is now; what has none is not among them. */
  readonly names: ReadonlyMap<string, string>
  /** One file of both; `choose` says whose counts where both changed the same. */
  readonly merge: (choose: (key: string) => Side) => string
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
    names: namesIn(documents),
    merge: (choose) => {
      const root = composeUnits(pickUnits(documents, changes, choose), documents)
      // The root of either file is always picked.
      return writeXmlTree({ root: root ?? first.root, prefixes: third.prefixes })
    },
  }
}

function namesIn({ base, mine, theirs }: Documents): ReadonlyMap<string, string> {
  const named = [...base, ...theirs, ...mine].flatMap(([key, { attributes }]) => {
    const name = attributes.get('name')?.trim() ?? ''
    return name === '' ? [] : [[key, name] as const]
  })
  return new Map(named)
}
