import { compileExpression } from '../../engine/index.ts'

/** Closing time of the working day so many days after an instant, as processes count them; milliseconds. */
export function addWorkingDaysTo(from: number, days: number, zone: string): number {
  const source = `add working days(now(), ${days})`
  const compiled = compileExpression(source)
  const result = compiled.ok ? compiled.expression.evaluate({ read: () => undefined, now: from, zone }) : null
  if (result?.ok !== true || typeof result.value !== 'string') throw new Error(`Expected an instant from ${source}.`)
  return Date.parse(result.value)
}
