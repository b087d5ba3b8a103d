/** One thing that takes working days on a way, and what takes them within it where they are not its own. */
export interface Step {
  readonly element: string
  readonly days: number
  readonly inside: readonly Step[]
}

/** The most working days that are certain, the way that takes them, and why there may be more. */
export interface Worst {
  readonly days: number
  readonly steps: readonly Step[]
  /** `null` = it can be no more. */
  readonly unknown: Unknown | null
}

/** What nobody can say of an element. */
export interface Unknown {
  readonly element: string
  readonly why: Unknowable
}

/** How often a loop is gone or an activity repeated, when a time comes, what is called, chosen or undone, or too much. */
export type Unknowable = 'loop' | 'repeated' | 'time' | 'called' | 'chosen' | 'undone' | 'tooMany'

export const nothing: Worst = { days: 0, steps: [], unknown: null }

/** One after the other. */
export function after(first: Worst, second: Worst): Worst {
  return {
    days: first.days + second.days,
    steps: [...first.steps, ...second.steps],
    unknown: first.unknown ?? second.unknown,
  }
}

/** The longer of two that exclude each other or go on side by side. */
export function longer(one: Worst, other: Worst): Worst {
  const { days, steps } = other.days > one.days ? other : one
  return { days, steps, unknown: one.unknown ?? other.unknown }
}

/** What of it has passed when it is broken off, at the latest after `atMost` days (`null` = it may have been all). */
export function cutOff(worst: Worst, atMost: number | null): Worst {
  if (atMost === null) return worst
  const { unknown } = worst
  if (unknown !== null && endless.has(unknown.why)) {
    const goingOn = { days: atMost, steps: [stepOf(unknown.element, atMost)], unknown: null }
    return cutOff(after({ ...worst, unknown: null }, goingOn), atMost)
  }
  if (worst.days <= atMost) return worst
  const steps: Step[] = []
  let left = atMost
  for (const step of worst.steps) {
    const days = Math.min(step.days, left)
    if (days > 0) steps.push(days === step.days ? step : stepOf(step.element, days))
    left -= days
  }
  return { days: atMost, steps, unknown: null }
}

/** What goes on without end goes on until it is broken off. */
const endless: ReadonlySet<Unknowable> = new Set(['loop', 'repeated', 'chosen'])

function stepOf(element: string, days: number): Step {
  return { element, days, inside: [] }
}
