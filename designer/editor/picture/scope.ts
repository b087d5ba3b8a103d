/** What is to be drawn, as plain data: the steps of one process or sub-process and what stands beside them. */
export interface Scope {
  readonly steps: readonly Step[]
  readonly flows: readonly Flow[]
  /** What belongs to no step: data and notes that nothing refers to. */
  readonly loose: readonly Item[]
  /** How many bands there are, one below the other: a lane each, and one for what stands in no lane. */
  readonly bands: number
}

export interface Step {
  readonly id: string
  readonly name: string
  readonly shape: 'event' | 'gateway' | 'activity'
  readonly inside: Scope | null
  /** Boundary events. */
  readonly attached: readonly { readonly id: string; readonly name: string }[]
  /** Data and notes, which stand above it. */
  readonly items: readonly Item[]
  readonly band: number
}

export interface Item {
  readonly id: string
  readonly name: string
  readonly shape: 'data' | 'note'
}

/** Drawn in right angles from a step, or an event attached to it, to a step. */
export interface Flow {
  readonly id: string
  readonly name: string
  readonly from: string
  readonly to: string
}

/** A message flow leaves the pool above or below, from a step or an attached event, however deep inside. */
export interface Exit {
  readonly id: string
  readonly at: string
  readonly side: 'top' | 'bottom'
}

/** Whether an element is the step, is attached to it or stands inside. */
export function holds(step: Step, id: string): boolean {
  return step.id === id || isAttached(step, id) || (step.inside?.steps.some((each) => holds(each, id)) ?? false)
}

export function isAttached(step: Step, id: string): boolean {
  return step.attached.some((each) => each.id === id)
}
