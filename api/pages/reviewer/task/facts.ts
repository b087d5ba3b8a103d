import type { JsonValue } from '../../../../engine/index.ts'
import type { Fact } from '../../../../templates/pages/parts.ts'
import type { FormSection } from '../../../../templates/pages/reviewer/task-model.ts'
import type { Form, FormValues } from '../../../forms/form.ts'
import { printedFields } from '../../../permits/printed-fields.ts'
import type { DescribedProcess } from '../../../process-description/described-process.ts'
import type { Showing } from '../../parts/deadline-parts.ts'
import { shownValue } from '../../parts/shown-value.ts'

/** What matters for a permit: what it prints, and what decides the way of the application. Values are masked already. */
export function keyFacts(
  process: DescribedProcess,
  permit: string | null,
  values: FormValues,
  { language, office, now }: Showing,
): readonly Fact[] {
  const described = permit === null ? undefined : process.permits.get(permit)
  const printed =
    described === undefined ? [] : printedFields(described, process.form, values, { now, zone: office.zone })
  const routing = process.form.fields
    .filter(({ key, routing }) => routing && !isEmpty(values[key] ?? null))
    .map((field) => ({
      label: language === 'zh' ? field.label : field.labelEn,
      value: shownValue(field, values[field.key] ?? null, language),
    }))
  const known = new Set(printed.map(({ label }) => label))
  return [...printed, ...routing.filter(({ label }) => !known.has(label))].map((fact) => ({ ...fact, strong: false }))
}

function isEmpty(value: JsonValue): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

/** The complete form, section by section; values are masked already. */
export function formSections(form: Form, values: FormValues, { language }: Showing): readonly FormSection[] {
  const isChinese = language === 'zh'
  return form.sections
    .map((section) => ({ ...section, fields: section.fields.filter(({ type }) => type !== 'filepicker') }))
    .filter(({ fields }) => fields.length > 0)
    .map(({ label, labelEn, fields }) => ({
      label: isChinese ? label : labelEn,
      facts: fields.map((field) => ({
        label: isChinese ? field.label : field.labelEn,
        value: shownValue(field, values[field.key] ?? null, language),
        strong: false,
      })),
    }))
}
