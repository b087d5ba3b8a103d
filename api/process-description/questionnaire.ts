import type { ExpressionScope, JsonValue } from '../../engine/index.ts'
import type { Form, FormValues } from '../forms/form.ts'
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
  const isNeeded = ({ key }: { readonly key: string }) => needed.has(key)
  return {
    ...form,
    fields: form.fields.filter(isNeeded),
    sections: form.sections
      .map((section) => ({ ...section, fields: section.fields.filter(isNeeded) }))
      .filter(({ fields }) => fields.length > 0),
    rules: form.rules.filter(({ when, field }) => needed.has(field) && when.names.every((name) => needed.has(name))),
  }
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
