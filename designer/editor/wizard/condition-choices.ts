import type { FormField } from './read-form.ts'

export interface ConditionChoice {
  readonly label: string
  /** FEEL. */
  readonly condition: string
}

/** Conditions ready to be chosen for one field; none where only a person can say what to compare it with. */
export function conditionChoices({ key, label, type, options }: FormField): readonly ConditionChoice[] {
  if (type === 'checkbox') return [{ label: `${label}：是`, condition: key }]
  if (type === 'number') return [{ label: `${label}大于 0`, condition: `${key} > 0` }]
  if (type === 'select' || type === 'radio') {
    return options.map((option) => ({ label: `${label}：${option.label}`, condition: `${key} = "${option.value}"` }))
  }
  return []
}

/** What is there, and this too. */
export function withCondition(before: string, added: string): string {
  return before.trim() === '' ? added : `${before.trim()} and ${added}`
}
