import type { JsonValue } from '../../../engine/index.ts'
import type { Choice } from '../../../templates/pages/field-part.ts'
import type { Language } from '../../../templates/texts/text.ts'
import type { Field } from '../../forms/form.ts'

/** What may be chosen in a field whose id is `id`. */
export function choicesOf(
  field: Field,
  chosen: readonly JsonValue[],
  id: string,
  language: Language,
): readonly Choice[] {
  return field.options.map(({ value, label, labelEn }) => ({
    id: `${id}-${value.replace(/[^A-Za-z0-9_-]/g, '-')}`,
    value,
    label: language === 'zh' ? label : labelEn,
    chosen: chosen.includes(value),
  }))
}
