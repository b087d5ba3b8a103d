import type { Step } from './step.ts'

/** Steps in which every word of the query stands: in the name first, then in other words and the explanation. */
export function searchSteps(steps: readonly Step[], query: string): readonly Step[] {
  const words = query.trim().split(/\s+/).filter(Boolean)
  const holds = (texts: readonly string[]) => words.every((word) => texts.some((text) => text.includes(word)))
  const named = steps.filter(({ name }) => holds([name]))
  const others = steps.filter((step) => !named.includes(step) && holds([step.name, step.explanation, ...step.words]))
  return [...named, ...others]
}
