import type { JsonValue } from '../../../engine/index.ts'
import type { Choice, FieldPart } from '../../../templates/pages/field-part.ts'
import { textIn } from '../../../templates/texts/catalogue.ts'
import type { Language } from '../../../templates/texts/text.ts'
import type { Field, FormValues } from '../../forms/form.ts'
import type { FieldError } from '../../refusal.ts'
import { fieldId, inLanguage } from '../error-summary.ts'
import { inputOf } from './field-input.ts'

/** How the fields of a form are shown. */
export interface FieldShowing {
  readonly language: Language
  /** What has been typed, or is stored, masked where it must be. */
  readonly values: FormValues
  /** As a refusal names them: `form.creditCode`. */
  readonly errors: readonly Pick<FieldError, 'field' | 'message' | 'messageZh'>[]
  /** Keys of fields that do not apply (`form-reading.ts`). */
  readonly hidden: ReadonlySet<string>
  /** What stands before the key in names and errors: `form` for an application, `fields` for the answer to a task. */
  readonly prefix: 'form' | 'fields'
}

/** One field of any form as `parts/field.hbs` shows it. Its id is `fieldId` of its name, so that errors lead to it. */
export function fieldPart(field: Field, showing: FieldShowing): FieldPart {
  const { language, prefix } = showing
  const name = `${prefix}.${field.key}`
  const id = fieldId(name)
  const value = showing.values[field.key] ?? field.defaultValue
  const error = showing.errors.find((each) => each.field === name)
  const hint = language === 'zh' ? field.hint : field.hintEn
  const describedBy = [hint === null ? [] : [`${id}-hint`], error === undefined ? [] : [`${id}-error`]].flat().join(' ')
  return {
    id,
    name,
    label: language === 'zh' ? field.label : field.labelEn,
    optional: !field.required && !['checkbox', 'expression'].includes(field.type),
    hint,
    error: error === undefined ? null : inLanguage(language, error),
    describedBy,
    hidden: showing.hidden.has(field.key),
    ...noControl,
    ...controlOf(field, value, id, language),
  }
}

const noControl = { input: null, area: null, select: null, choices: null, check: null, output: null }

function controlOf(field: Field, value: JsonValue, id: string, language: Language): Partial<FieldPart> {
  switch (field.type) {
    case 'textfield':
    case 'number':
    case 'datetime':
      return { input: inputOf(field, value) }
    case 'textarea':
      return { area: { value: textOf(value), maxLength: field.maxLength } }
    case 'select':
      return { select: { choices: choicesOf(field, [value], id, language) } }
    case 'radio':
      return { choices: { type: 'radio', items: choicesOf(field, [value], id, language) } }
    case 'checklist': {
      const chosen = Array.isArray(value) ? value : []
      return { choices: { type: 'checkbox', items: choicesOf(field, chosen, id, language) } }
    }
    case 'checkbox':
      return { check: { checked: value === true } }
    case 'expression':
      return { output: { value: computedText(value, language) } }
  }
}

function choicesOf(field: Field, chosen: readonly JsonValue[], id: string, language: Language): readonly Choice[] {
  return field.options.map(({ value, label, labelEn }) => ({
    id: `${id}-${value.replace(/[^A-Za-z0-9_-]/g, '-')}`,
    value,
    label: language === 'zh' ? label : labelEn,
    chosen: chosen.includes(value),
  }))
}

function computedText(value: JsonValue, language: Language): string {
  if (typeof value === 'boolean') return textIn(language, value ? 'form.yes' : 'form.no')
  return value === null ? textIn(language, 'form.unknown') : textOf(value)
}

function textOf(value: JsonValue): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
