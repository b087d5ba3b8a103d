import type { Office } from '../../engine/index.ts'
import { readDue } from '../../engine/index.ts'
import { clockPeriod, type StoredClock } from '../clocks/clock.ts'

/** How long a step took, in working days, and what it may take. */
export interface MeanDays {
  readonly mean: number
  readonly promised: number
  /** Visits that it is the mean of. */
  readonly count: number
}

/** The mean of each step's ended clocks, extensions counted to what it may take; the promise where a step has both. */
export function meanDaysOf(
  officeOf: (clock: StoredClock) => Office,
  clocks: readonly StoredClock[],
): ReadonlyMap<string, MeanDays> {
  const byNode = new Map<string, StoredClock[]>()
  for (const clock of clocks) byNode.set(clock.node, [...(byNode.get(clock.node) ?? []), clock])
  return new Map(
    [...byNode].map(([node, all]) => {
      const promised = all.filter(({ clock }) => clock === 'promised')
      return [node, meanOf(officeOf, promised.length > 0 ? promised : all)]
    }),
  )
}

function meanOf(officeOf: (clock: StoredClock) => Office, clocks: readonly StoredClock[]): MeanDays {
  // What has ended is read as it stood then.
  const used = clocks.map((clock) => readDue(clockPeriod(officeOf(clock), clock, 0)).usedDays)
  const given = clocks.map(({ ledger }) => ledger.budget + (ledger.extension?.days ?? 0))
  return { mean: mean(used), promised: mean(given), count: clocks.length }
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0) / numbers.length
}

/** Of the time that was promised: 1 up to 50 %, 2 up to 80 %, 3 up to 100 %, 4 up to 120 %, 5 more. */
export function heatOf({ mean: days, promised }: MeanDays): 1 | 2 | 3 | 4 | 5 {
  const share = promised === 0 ? (days === 0 ? 0 : Infinity) : days / promised
  if (share <= 0.5) return 1
  if (share <= 0.8) return 2
  if (share <= 1) return 3
  return share <= 1.2 ? 4 : 5
}
