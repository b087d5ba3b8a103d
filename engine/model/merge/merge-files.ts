import type { Change, Side } from './compare-units.ts'
import { type DiagramMerge, mergeDiagrams } from './merge-diagrams.ts'

export interface Files {
  readonly [path: string]: string
}

/** One thing that was changed since two people's work parted: an element of a diagram, or a whole file. */
export interface MergeItem {
  /** Unique among the items; of an element `path#id`. */
  readonly id: string
  readonly path: string
  /** `null` of a whole file. */
  readonly element: string | null
  /** Such as `userTask`; `null` of a whole file. */
  readonly type: string | null
  /** Name of the element, of a flow without one both its ends; else `null`. */
  readonly name: string | null
  readonly mine: Change | null
  readonly theirs: Change | null
  /** Whether a person has to choose. */
  readonly isConflict: boolean
  /** Whether it is only about where something is drawn. */
  readonly isDrawing: boolean
}

export interface FileMerge {
  readonly items: readonly MergeItem[]
  /** The files of both: what only one changed is taken, of the rest what is chosen by the item's id. */
  readonly merge: (choose: (id: string) => Side) => Files
}

/**
 * Puts together what two people made of the same files. Diagrams are merged element by element, every other file as a
 * whole; what both made alike is no conflict. Nothing is lost unless somebody chose the other.
 */
export function mergeFiles(base: Files, mine: Files, theirs: Files): FileMerge {
  const paths = [...new Set([...Object.keys(theirs), ...Object.keys(mine), ...Object.keys(base)])].sort()
  const diagrams = new Map<string, DiagramMerge>()
  const items = paths.flatMap((path): readonly MergeItem[] => {
    const [was, my, their] = [base[path], mine[path], theirs[path]]
    const [mineDid, theyDid] = [changeOf(was, my), changeOf(was, their)]
    if (mineDid === null && theyDid === null) return []
    const isBoth = mineDid === 'changed' && theyDid === 'changed' && my !== their
    if (isBoth && path.endsWith('.bpmn') && was !== undefined && my !== undefined && their !== undefined) {
      const merge = mergeDiagrams(was, my, their)
      if (merge !== null) {
        diagrams.set(path, merge)
        return itemsOf(path, merge)
      }
    }
    const isConflict = mineDid !== null && theyDid !== null && my !== their
    const whole = { path, element: null, type: null, name: null, isDrawing: false }
    return [{ id: path, ...whole, mine: mineDid, theirs: theyDid, isConflict }]
  })
  const merge = (choose: (id: string) => Side): Files => {
    const merged = paths.map((path) => {
      const diagram = diagrams.get(path)
      if (diagram !== undefined) return [path, diagram.merge((key) => choose(`${path}#${key}`))] as const
      const item = items.find(({ id }) => id === path)
      const side = item?.isConflict === true ? choose(path) : item?.theirs == null ? 'mine' : 'theirs'
      return [path, (side === 'mine' ? mine : theirs)[path]] as const
    })
    return Object.fromEntries(merged.filter((entry): entry is [string, string] => entry[1] !== undefined))
  }
  return { items, merge }
}

function itemsOf(path: string, { changes, described }: DiagramMerge): readonly MergeItem[] {
  return changes.map(({ key, ...change }) => {
    const element = change.isDrawing ? key.slice(key.indexOf(' ') + 1) : key
    const { type, name } = described.get(element) ?? { type: 'definitions', name: null }
    return { id: `${path}#${key}`, path, element, type, name, ...change }
  })
}

function changeOf(before: string | undefined, after: string | undefined): Change | null {
  if (before === after) return null
  if (before === undefined) return 'added'
  return after === undefined ? 'removed' : 'changed'
}
