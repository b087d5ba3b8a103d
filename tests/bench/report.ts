/** One figure of a benchmark, always with what it is measured against in the same run. */
export interface Figure {
  readonly bench: string
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly ratio: number
  readonly against: string
  readonly goal: number
  readonly better: 'higher' | 'lower'
  readonly note?: string
  /** How the ratio goes with a size. */
  readonly curve?: readonly (readonly [size: number, ratio: number])[]
}

/** How PostgreSQL executes a statement that takes much of its time. */
export interface StatementPlan {
  readonly bench: string
  readonly query: string
  readonly role: string
  readonly calls: number
  readonly milliseconds: number
  readonly lines: readonly string[]
}

const figures: Figure[] = []
const plans: StatementPlan[] = []

/** All that this process has reported. */
export function reported(): { readonly figures: readonly Figure[]; readonly plans: readonly StatementPlan[] } {
  return { figures, plans }
}

/** Takes over what another process of this run has printed. */
export function takeOver(others: readonly Figure[]): void {
  figures.push(...others)
}

/** Prints one figure as a line of JSON. */
export function report(figure: Figure): void {
  figures.push(figure)
  console.log(JSON.stringify({ ...figure, value: rounded(figure.value), ratio: rounded(figure.ratio) }))
}

/** Prints a plan as a line of JSON. */
export function plan(found: StatementPlan): void {
  plans.push(found)
  const { bench, query, ...rest } = found
  console.log(JSON.stringify({ bench, plan: query, ...rest, milliseconds: rounded(rest.milliseconds) }))
}

/** The middle one of several rounds. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? 0
}

/** The value below which `share` (0…1) of the values lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

function rounded(value: number): number {
  return Number(value.toPrecision(4))
}
