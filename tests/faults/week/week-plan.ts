/** What befalls one instance; hours are counted from the beginning of the week. */
export interface InstancePlan {
  readonly startHour: number
  /** How often the worker fails before it succeeds: three times is all that it may. */
  readonly failures: number
  /** Hours after the incident at which somebody resolves it; `null` = nobody does. */
  readonly resolvedAfter: number | null
  /** Hours after the task's coming at which a person completes it, whoever has it then; `null` = nobody does. */
  readonly completedAfter: number | null
}

export interface Week {
  readonly hours: number
  /** During this hour there is no database. */
  readonly outageHour: number
  /** At this hour every node is replaced by another, one after the other. */
  readonly restartHour: number
  readonly plans: readonly InstancePlan[]
}

/** Of the worker's tries, one in five fails. */
const FAILS = 0.2
const MOST_FAILURES = 3
const LONGEST_HESITATION = 47

export function planWeek(instances: number, hours: number, random: () => number): Week {
  const whole = (below: number) => Math.floor(random() * below)
  const plans = Array.from({ length: instances }, () => {
    let failures = 0
    while (failures < MOST_FAILURES && random() < FAILS) failures += 1
    return {
      startHour: whole(hours),
      failures,
      resolvedAfter: random() < 0.5 ? 1 + whole(12) : null,
      completedAfter: random() < 0.9 ? 1 + whole(LONGEST_HESITATION) : null,
    }
  })
  return { hours, outageHour: Math.floor(hours * 0.4), restartHour: Math.floor(hours * 0.6), plans }
}
