import { type Typed, textOf } from '../../typed.ts'

/** What one finding is made of, as the form posts it. */
export const findingKeys = ['about', 'permit', 'whatIsWrong', 'howToFix', 'rule'] as const

export type FindingKey = (typeof findingKeys)[number]

// Each outcome has fields of its own, so that nothing is lost when another one is chosen.
export const reasonName = (outcome: string) => `reason.${outcome}`
export const legalBasisName = (outcome: string) => `legalBasis.${outcome}`
export const reopenReasonName = (finding: string) => `reopenReason.${finding}`
export const countName = (outcome: string) => `findingCount.${outcome}`
export const findingName = (outcome: string, index: number, key: FindingKey) => `finding.${outcome}.${index}.${key}`

const MOST_FINDINGS = 50

/** How many findings the form shows: at least one. */
export function findingCount(typed: Typed, outcome: string): number {
  const count = Number.parseInt(textOf(typed, countName(outcome)), 10)
  return Number.isNaN(count) ? 1 : Math.min(Math.max(count, 1), MOST_FINDINGS)
}

/** The form with one more empty finding. */
export function withFinding(typed: Typed, outcome: string): Typed {
  return { ...typed, outcome, [countName(outcome)]: String(findingCount(typed, outcome) + 1) }
}

/** The form without one of its findings; those behind it move up. */
export function withoutFinding(typed: Typed, outcome: string, removed: number): Typed {
  const count = findingCount(typed, outcome)
  const others = Object.entries(typed).filter(([name]) => !name.startsWith(`finding.${outcome}.`))
  const kept = Array.from({ length: count }, (_, index) => index).filter((index) => index !== removed)
  const moved = kept.flatMap((index, place) =>
    findingKeys.map((key) => [findingName(outcome, place, key), textOf(typed, findingName(outcome, index, key))]),
  )
  return { ...Object.fromEntries([...others, ...moved]), [countName(outcome)]: String(Math.max(kept.length, 1)) }
}
