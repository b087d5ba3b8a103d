import type { Finding } from '../findings/finding.ts'

export interface ComparedFinding
  extends Pick<Finding, 'id' | 'permit' | 'material' | 'field' | 'whatIsWrong' | 'howToFix'> {
  readonly department: string | null
}

/** What a lead should look at before several findings go into one notice; `null` = nothing. */
export interface Likeness {
  /** Id of an earlier finding that says the same of the same thing. */
  readonly duplicateOf: string | null
  /** Id of another department's finding that asks for something else of the same thing. */
  readonly contradicts: string | null
}

/** Share of common pairs of characters from which two texts say the same. */
const SAME = 0.5

/** What a finding is about: a material, a field of the form, else its permit. */
export function placeKey({ material, field, permit }: Pick<Finding, 'material' | 'field' | 'permit'>): string {
  if (material !== null) return `material:${material}`
  return field === null ? `permit:${permit ?? ''}` : `field:${field}`
}

/**
 * Compares findings about the same material or field, in their order. Two are duplicates where both what is wrong and how
 * to mend it are told in similar words; they contradict each other where two departments would have the same thing mended
 * differently. It only points: a person decides.
 */
export function compareFindings(
  findings: readonly ComparedFinding[],
  /** Of which to tell, where there are too many to look at all. */
  which: (id: string) => boolean = () => true,
): ReadonlyMap<string, Likeness> {
  const groups = new Map<string, Prepared[]>()
  for (const finding of findings) {
    if (finding.material === null && finding.field === null) continue
    const group = groups.get(placeKey(finding))
    if (group === undefined) groups.set(placeKey(finding), [prepare(finding)])
    else group.push(prepare(finding))
  }
  return new Map(
    [...groups.values()].flatMap((group) =>
      group.flatMap((one, index) => (which(one.finding.id) ? [likenessOf(group, one, index)] : [])),
    ),
  )
}

interface Prepared {
  readonly finding: ComparedFinding
  readonly wrong: ReadonlySet<string>
  readonly mending: ReadonlySet<string>
}

function prepare(finding: ComparedFinding): Prepared {
  return { finding, wrong: pairsOf(finding.whatIsWrong), mending: pairsOf(finding.howToFix) }
}

function likenessOf(group: readonly Prepared[], one: Prepared, index: number): readonly [string, Likeness] {
  const twin = group.find(
    (other, place) => place < index && isAlike(one.wrong, other.wrong) && isAlike(one.mending, other.mending),
  )
  const opponent = group.find(
    (other) => other.finding.department !== one.finding.department && !isAlike(one.mending, other.mending),
  )
  return [one.finding.id, { duplicateOf: twin?.finding.id ?? null, contradicts: opponent?.finding.id ?? null }]
}

/** Two texts are alike by Dice's coefficient of their pairs: Chinese sentences have no spaces to part them by. */
function isAlike(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const [few, many] = one.size < other.size ? [one, other] : [other, one]
  let common = 0
  for (const pair of few) if (many.has(pair)) common += 1
  return 2 * common >= SAME * (one.size + other.size)
}

function pairsOf(text: string): ReadonlySet<string> {
  const letters = [
    ...text
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll(/[\p{P}\p{S}\s]/gu, ''),
  ]
  // A single letter has no pair and stands for itself.
  return new Set(letters.length < 2 ? letters : letters.slice(1).map((letter, index) => `${letters[index]}${letter}`))
}
