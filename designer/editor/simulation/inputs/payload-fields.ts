import type { JsonValue } from '../../../../engine/expressions/expression.ts'
import type { DraftFiles } from '../../draft/draft.ts'
import type { Line } from '../world/line.ts'
import { type Field, fieldOf, kindOfValue } from './field.ts'
import { examplesOf } from './start-example.ts'

/** What scenarios of the draft give with the same message or at the same step: names, kinds, and texts to choose from. */
export function payloadFields(files: DraftFiles, line: Line): readonly Field[] {
  const found = new Map<string, JsonValue[]>()
  for (const variables of examplesOf(files, line)) {
    for (const [name, value] of Object.entries(variables)) found.set(name, [...(found.get(name) ?? []), value])
  }
  return [...found].map(([name, values]) => {
    const kinds = new Set(values.map(kindOfValue))
    const [kind] = kinds
    const texts = [...new Set(values.filter((value) => typeof value === 'string'))]
    return fieldOf(name, {
      kind: kinds.size === 1 ? (kind ?? null) : null,
      options: texts.map((value) => ({ value, label: value })),
    })
  })
}
