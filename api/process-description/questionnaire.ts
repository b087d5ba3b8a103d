import type { ExpressionScope, JsonValue } from '../../engine/index.ts'
import type { Form, FormValues } from '../forms/form.ts'
import { formWith } from '../forms/form-with.ts'
import type { DescribedProcess } from './described-process.ts'

/**
 * The few questions that decide which permits apply: the fields that the process's decision reads, and those that its
 * computed fields and conditions need. A form of its own, with the rules that speak of nothing else.
 */
export function questionnaireOf(process: DescribedProcess, values: FormValues, now: number, zone: string): Form {
  const { form } = process
  const needed = new Set([...namesRead(process, {}, now, zone), ...namesRead(process, values, now, zone)])
  for (let before = -1; before < needed.size; ) {
    before = needed.size
    for (const { key, compute, hide } of form.fields) {
      if (needed.has(key)) for (const name of [...(compute?.names ?? []), ...(hide?.names ?? [])]) needed.add(name)
    }
  }
  return formWith(form, ({ key }) => needed.has(key))
}

/** What the decision looks at, with these values; a branch that is not taken may leave some of it unseen. */
function namesRead(process: DescribedProcess, values: FormValues, now: number, zone: string): ReadonlySet<string> {
  const names = new Set<string>()
  const read = (name: string): JsonValue => {
    names.add(name)
    return values[name] ?? null
  }
  const scope: ExpressionScope = { read, now, zone }
  process.applicability.evaluate(scope)
  return names
}
