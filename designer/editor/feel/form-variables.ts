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
    const values = listOf(field['values']).map(({ value, label: name }) => ({
      value: String(value),
      label: String(name ?? value),
    }))
    return [{ name: key, label: `表单：${typeof label === 'string' ? label : key}`, values }, ...inside]
  })
}
