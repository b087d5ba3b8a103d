import type { DraftFiles } from '../draft/draft.ts'

/** A field of a form, as far as a simulation asks for it. */
export interface FormField {
  readonly key: string
  readonly label: string
  readonly kind: 'text' | 'number' | 'check' | 'choice' | 'choices'
  readonly options: readonly { readonly value: string; readonly label: string }[]
}

/** The fields of a form of the draft, read with care: a draft may hold anything. */
export function formFields(files: DraftFiles, form: string | null): readonly FormField[] {
  const text = form === null ? undefined : files[`forms/${form}.json`]
  if (text === undefined) return []
  try {
    return fieldsIn(JSON.parse(text))
  } catch {
    return []
  }
}

function fieldsIn(part: unknown): readonly FormField[] {
  const { components, key, label, type, values } = recordOf(part)
  const inner = Array.isArray(components) ? components.flatMap(fieldsIn) : []
  if (typeof key !== 'string' || key === 'outcome') return inner
  const options = Array.isArray(values) ? values.map(recordOf).map(optionOf) : []
  return [
    { key, label: typeof label === 'string' ? label : key, kind: kindOf(type, options.length), options },
    ...inner,
  ]
}

function kindOf(type: unknown, options: number): FormField['kind'] {
  if (type === 'number') return 'number'
  if (type === 'checkbox') return 'check'
  if (type === 'checklist' || type === 'taglist') return options > 0 ? 'choices' : 'text'
  return options > 0 ? 'choice' : 'text'
}

function optionOf({ value, label }: Readonly<Record<string, unknown>>): FormField['options'][number] {
  return { value: String(value), label: String(label ?? value) }
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
