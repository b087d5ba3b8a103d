import type { DraftFiles } from '../../draft/draft.ts'
import { type JsonRecord, listOf, readJson, recordOf } from '../../draft/read-json.ts'
import { type Field, type FieldKind, fieldOf } from './field.ts'

/** Money is typed in 万元 and kept in cents. */
const CENTS = 1_000_000

/** The fields of a form of the draft, read with care: a draft may hold anything. */
export function formFields(files: DraftFiles, form: string | null): readonly Field[] {
  return partsOf(files, form).flatMap(fieldIn)
}

/** Only those that the process may know: declared `routing`, and none about a person. */
export function routingFields(files: DraftFiles, form: string | null): readonly Field[] {
  const isTold = ({ routing, personal }: JsonRecord) => routing === true && personal !== true
  return partsOf(files, form)
    .filter(({ siji }) => isTold(recordOf(siji)))
    .flatMap(fieldIn)
}

function partsOf(files: DraftFiles, form: string | null): readonly JsonRecord[] {
  return form === null ? [] : partsIn(readJson(files[`forms/${form}.json`]))
}

function partsIn(part: JsonRecord): readonly JsonRecord[] {
  return [part, ...listOf(part['components']).flatMap(partsIn)]
}

function fieldIn({ key, label, type, values, siji }: JsonRecord): readonly Field[] {
  if (typeof key !== 'string' || key === 'outcome') return []
  const { unit, format } = recordOf(siji)
  const options = listOf(values).map(({ value, label: name }) => ({
    value: String(value),
    label: String(name ?? value),
  }))
  return [
    fieldOf(key, {
      label: typeof label === 'string' ? label : key,
      kind: kindOf(type, options.length),
      options,
      unit: typeof unit === 'string' ? unit : null,
      factor: format === 'money' ? CENTS : 1,
    }),
  ]
}

function kindOf(type: unknown, options: number): FieldKind | null {
  if (type === 'number') return 'number'
  if (type === 'checkbox') return 'check'
  if (type === 'datetime') return 'date'
  if (type === 'checklist' || type === 'taglist') return options > 0 ? 'choices' : 'other'
  if (type === 'textfield' || type === 'textarea') return 'text'
  if (options > 0) return 'choice'
  // What is computed has the type of what it computes; a table is a list.
  return type === 'expression' ? null : 'other'
}
