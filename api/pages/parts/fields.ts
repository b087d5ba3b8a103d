import type { JsonValue } from '../../../engine/index.ts'
import type { FieldPart } from '../../../templates/pages/field-part.ts'
import { textIn } from '../../../templates/texts/catalogue.ts'
import type { Language } from '../../../templates/texts/text.ts'
import { type Field, type FormValues, isTyped } from '../../forms/form.ts'
import type { FieldError } from '../../refusal.ts'
import { fieldId, inLanguage } from '../error-summary.ts'
import { choicesOf } from './field-choices.ts'
import { inputOf } from './field-input.ts'
import { tableOf } from './field-table.ts'
import { noControl } from './no-control.ts'

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
  /** Address of the application's materials, to which its files belong. */
  readonly materials?: string
  /** Where companies are looked up by their credit codes; without it no name is fetched. */
  readonly companies?: string
}

/** One field of any form as `parts/field.hbs` shows it. Its id is `fieldId` of its name, so that errors lead to it. */
export function fieldPart(field: Field, showing: FieldShowing): FieldPart {
  const { language, prefix } = showing
  const name = `${prefix}.${field.key}`
  const id = fieldId(name)
  const value = showing.values[field.key] ?? field.defaultValue
  const error = showing.errors.find((each) => each.field === name)
  const hint = language === 'zh' ? field.hint : field.hintEn
  const describedBy = [
    hint === null ? [] : [`${id}-hint`],
    error === undefined ? [] : [`${id}-error`],
    field.statement === null ? [] : [`${id}-statement`],
  ]
  return {
    id,
    name,
    label: language === 'zh' ? field.label : field.labelEn,
    optional: !field.required && field.type !== 'checkbox' && isTyped(field),
    hint,
    error: error === undefined ? null : inLanguage(language, error),
    describedBy: describedBy.flat().join(' '),
    hidden: showing.hidden.has(field.key),
    ...noControl,
    ...controlOf(field, value, { id, name }, showing),
  }
}

function controlOf(
  field: Field,
  value: JsonValue,
  { id, name }: { readonly id: string; readonly name: string },
  { language, prefix, materials, companies }: FieldShowing,
): Partial<FieldPart> {
  switch (field.type) {
    case 'textfield': {
      const into = field.nameInto
      const looksUp = into !== null && companies !== undefined
      return {
        input: inputOf(field, value),
        company: looksUp ? { address: companies, into: fieldId(`${prefix}.${into}`) } : null,
      }
    }
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
      return { check: { checked: value === true, statement: language === 'zh' ? field.statement : field.statementEn } }
    case 'dynamiclist':
      return { table: tableOf(field, value, name, language) }
    case 'filepicker': {
      const href = materials === undefined ? null : `${materials}/${field.material}`
      return { file: { href, words: textIn(language, 'form.file') } }
    }
    case 'expression':
      return { output: { value: computedText(value, language) } }
  }
}

function computedText(value: JsonValue, language: Language): string {
  if (typeof value === 'boolean') return textIn(language, value ? 'form.yes' : 'form.no')
  return value === null ? textIn(language, 'form.unknown') : textOf(value)
}

function textOf(value: JsonValue): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
