import type { Plan } from '../plan/plan.ts'
import { type Facts, factsOfPlan } from './compare-parts.ts'

/** One thing that a newer version of a step says otherwise. */
export interface Change {
  /** Id of the part as the step drew it. */
  readonly part: string
  readonly path: string
  readonly before: string
  readonly after: string
  /** What stands there now. */
  readonly now: string
  /** Somebody has changed it since it was placed, so that it stays as it is unless they want the new one. */
  readonly isKept: boolean
}

export interface Upgrade {
  readonly changes: readonly Change[]
  /** Parts that the newer version has or leaves out; these are placed by hand. */
  readonly added: readonly string[]
  readonly removed: readonly string[]
}

/**
 * What becomes of a placed step in the newer version: three ways, as it was drawn, as it would be drawn, as it stands.
 * Whoever changed something since keeps it.
 */
export function planUpgrade(drawn: Plan, newer: Plan, standing: ReadonlyMap<string, Facts>): Upgrade {
  const [before, after] = [factsOfPlan(drawn), factsOfPlan(newer)]
  const changes = [...standing].flatMap(([part, facts]) => {
    const [was, becomes] = [before.get(part), after.get(part)]
    return was === undefined || becomes === undefined ? [] : changesOf(part, was, becomes, facts)
  })
  return {
    changes,
    added: [...after.keys()].filter((part) => !before.has(part)),
    removed: [...before.keys()].filter((part) => !after.has(part) && standing.has(part)),
  }
}

function changesOf(part: string, was: Facts, becomes: Facts, stands: Facts): readonly Change[] {
  return [...new Set([...was.keys(), ...becomes.keys()])].flatMap((path) => {
    const [before, after] = [was.get(path) ?? '', becomes.get(path) ?? '']
    const now = stands.get(path) ?? ''
    return before === after || now === after ? [] : [{ part, path, before, after, now, isKept: now !== before }]
  })
}
