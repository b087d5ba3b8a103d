import { compareParts, type PartDifference } from './compare-parts.ts'
import type { Described } from './describe-deployment.ts'
import { type Both, both, type Part, type PartKind } from './part.ts'
import { excerpts } from './words/excerpt.ts'
import { factWords, type Names } from './words/fact-words.ts'
import { propertyName } from './words/property-names.ts'

/** One difference between two versions, as data and in words. */
export interface VersionDifference {
  readonly change: 'added' | 'removed' | 'changed'
  readonly part: PartKind
  /** Id in the diagram of the version that has it; `null` of what is not drawn. */
  readonly element: string | null
  /** Id of the part: an element, a field's key, a rule. */
  readonly id: string
  /** Path of the property, joined by dots; `null` where the whole was added or removed. */
  readonly property: string | null
  /** In words for people; `null` where there is no value. */
  readonly before: Both | null
  readonly after: Both | null
  /** The step, form or decision under which it is told. */
  readonly subject: Both
  /** What happened, without the subject: `承诺时限：5 个工作日 → 3 个工作日`. */
  readonly detail: Both
}

export interface Comparison {
  readonly differences: readonly VersionDifference[]
  /** Ids of what stands in both versions and is only drawn elsewhere. */
  readonly moved: readonly string[]
  /** The diagrams' files differ, though nothing that is carried out does. */
  readonly differsOnlyInDrawing: boolean
}

/** From the first to the second; `known` names departments and posts by their codes. */
export function compareDescribed(before: Described, after: Described, known: Names = new Map()): Comparison {
  const names = { before: new Map([...known, ...before.names]), after: new Map([...known, ...after.names]) }
  const differences = compareParts(before.parts, after.parts).map((each) => inWords(each, names))
  const moved = [...after.places].filter(([id, place]) => before.places.has(id) && before.places.get(id) !== place)
  const isDrawnAlike = before.diagrams === after.diagrams
  return {
    differences,
    moved: moved.map(([id]) => id),
    differsOnlyInDrawing: !isDrawnAlike && differences.every(({ element }) => element === null),
  }
}

function inWords(
  { change, before: was, after: is, changed }: PartDifference,
  names: { readonly before: Names; readonly after: Names },
): VersionDifference {
  // One of the two is there, or there would be nothing to tell.
  const part = (is ?? was) as Part
  const { kind, element, id, subject } = part
  const shared = { change, part: kind, element, id, subject }
  if (changed === null)
    return { ...shared, property: null, before: null, after: null, detail: wholeWords(change, part) }
  const [before, after] = excerpts(
    factWords(changed.path, changed.before, names.before),
    factWords(changed.path, changed.after, names.after),
  )
  return {
    ...shared,
    property: changed.path.join('.'),
    before: changed.before === null ? null : before,
    after: changed.after === null ? null : after,
    detail: changeWords(part, changed.path, before, after),
  }
}

function wholeWords(change: VersionDifference['change'], { title, subject }: Part): Both {
  const what = title ?? subject
  return change === 'added' ? both(`新增${what.zh}`, `added ${what.en}`) : both(`删去${what.zh}`, `removed ${what.en}`)
}

function changeWords({ kind, title }: Part, path: readonly string[], before: Both, after: Both): Both {
  const property = propertyName(path)
  const isOwn = title === null || kind === 'node'
  const [zh, en] = isOwn ? ['', ''] : [`${title.zh}，`, `${title.en}, `]
  return both(`${zh}${property.zh}：${before.zh} → ${after.zh}`, `${en}${property.en}: ${before.en} → ${after.en}`)
}
