import type { DraftFiles } from '../draft/draft.ts'
import { listOf, readJson, recordOf } from '../draft/read-json.ts'
import type { Variable } from './variable.ts'

/** The fields of the draft's forms that the process may know: those that are declared `routing`, and none about a person. */
export function formVariables(files: DraftFiles): readonly Variable[] {
  return Object.entries(files)
    .filter(([path]) => /^forms\/.+\.json$/.test(path))
    .flatMap(([, text]) => fieldsIn(readJson(text)['components']))
}

function fieldsIn(components: unknown): readonly Variable[] {
  return listOf(components).flatMap((field) => {
    const inside = fieldsIn(field['components'])
    const { routing, personal } = recordOf(field['siji'])
    const { key, label } = field
    if (routing !== true || personal === true || typeof key !== 'string') return inside
    return [
      { name: key, label: `表单：${typeof label === 'string' ? label : key}`, values: choicesOf(field) },
      ...inside,
    ]
  })
}

/** The fields of a form that its own conditions and rules can read: all that have a value, columns of a table behind it. */
export function fieldsOfForm(components: unknown): readonly Variable[] {
  return listOf(components).flatMap((field): readonly Variable[] => {
    const type = String(field['type'])
    const name = field[type === 'dynamiclist' ? 'path' : 'key']
    if (type === 'group') return fieldsOfForm(field['components'])
    if (type === 'filepicker' || typeof name !== 'string') return []
    const label = typeof field['label'] === 'string' ? field['label'] : name
    const columns = fieldsOfForm(field['components']).map((column) => ({
      ...column,
      name: `${name}.${column.name}`,
      label: `${label}：${column.label}`,
    }))
    return [{ name, label, values: choicesOf(field) }, ...columns]
  })
}

function choicesOf(field: Readonly<Record<string, unknown>>): Variable['values'] {
  return listOf(field['values']).map(({ value, label }) => ({ value: String(value), label: String(label ?? value) }))
}
