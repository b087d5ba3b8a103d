import { useEffect, useState } from 'preact/hooks'
import type { DeploymentComparison } from '../../../engine/core/compare-deployments.ts'
import type { Side } from '../../../engine/model/merge/compare-units.ts'
import { openCompareClient } from '../compare/compare-client.ts'
import { namesOf } from '../compare/use-comparison.ts'
import type { DraftFiles, Offers } from '../draft/draft.ts'

/** What one side did to an element, in words; empty where its files cannot be read as a process. */
export type Details = (side: Side, element: string | null) => readonly string[]

/** Reads both sides as processes, so that a change of a limit is told as one and not as a changed file. */
export function useDetails(base: DraftFiles, sides: { readonly [Each in Side]: DraftFiles }, offers: Offers): Details {
  const [mine, setMine] = useState<DeploymentComparison | null>(null)
  const [theirs, setTheirs] = useState<DeploymentComparison | null>(null)
  useEffect(() => {
    const clients = { mine: openCompareClient(setMine), theirs: openCompareClient(setTheirs) }
    const known = namesOf(offers)
    for (const side of ['mine', 'theirs'] as const) clients[side].compare({ before: base, after: sides[side], known })
    return () => {
      clients.mine.close()
      clients.theirs.close()
    }
  }, [base, sides.mine, sides.theirs])
  return (side, element) => {
    const comparison = side === 'mine' ? mine : theirs
    if (comparison?.ok !== true || element === null) return []
    return comparison.differences.filter((each) => each.element === element).map(({ detail }) => detail.zh)
  }
}
