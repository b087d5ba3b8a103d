import type { FastifyRequest } from 'fastify'
import type { FieldPart } from '../../../templates/pages/field-part.ts'
import type { FormError } from '../../forms/check-form.ts'
import { type Field, type FormValues, isTyped } from '../../forms/form.ts'
import { readPosted } from '../../forms/form-reading.ts'
import { isSame } from '../../forms/merge-typed.ts'
import { say } from '../frame.ts'
import { languageOf } from '../language.ts'
import type { FormState } from '../page-route.ts'
import { companiesAddress } from '../parts/companies-address.ts'
import { groupedNumber } from '../parts/field-input.ts'
import { fieldPart } from '../parts/fields.ts'
import { textOf } from '../typed.ts'
import { applicationHref } from './applicant-frame.ts'
import type { OpenedApplication } from './open-application.ts'
import { sourceWords } from './prefill-words.ts'

/** Some fields of an application's form as a page shows them: as stored, or as they came back refused. */
export function shownFields(
  request: FastifyRequest,
  opened: OpenedApplication,
  fields: readonly Field[],
  form: FormState,
  errors: readonly FormError[],
): readonly FieldPart[] {
  const typed = changedIn(fields, form.typed)
  const refused = form.problem?.fields ?? []
  const found = errors.map((error) => ({ ...error, field: `form.${error.field}` }))
  const { prefilled } = opened.application
  return fields.map((field) => {
    const part = fieldPart(field, {
      language: languageOf(request),
      values: { ...opened.shown, ...opened.computed, ...typed },
      errors: [...refused, ...found],
      hidden: opened.hidden,
      prefix: 'form',
      companies: companiesAddress(request),
      materials: applicationHref(request, opened.application.id, '/materials'),
    })
    const source = prefilled[field.key]
    return source === undefined
      ? part
      : withNote(part, say(request, 'prefill.field', { source: sourceWords(request, source) }))
  })
}

/** What the person changed; the rest is shown as it is stored now, or saving again would undo what others did. */
function changedIn(fields: readonly Field[], posted: FormState['typed']): FormValues {
  if (!Object.hasOwn(posted, 'opened')) return {}
  const opened = readOpened(posted)
  const typed = readPosted(fields, posted, 'form')
  return Object.fromEntries(
    fields.filter((field) => !isSame(field, typed, opened)).map(({ key }) => [key, typed[key] ?? null]),
  )
}

/** Adds a sentence to the hint of a field. */
function withNote(part: FieldPart, note: string): FieldPart {
  const hint = part.hint === null ? note : `${part.hint} · ${note}`
  const hintId = `${part.id}-hint`
  const describedBy = part.describedBy.includes(hintId) ? part.describedBy : `${hintId} ${part.describedBy}`.trim()
  return { ...part, hint, describedBy }
}

/** The fields as the page shows them, for its hidden field `opened`. */
export function openedJson(fields: readonly Field[], shown: FormValues): string {
  const values = fields.filter(isTyped).map((field) => [field.key, shownValue(field, shown)] as const)
  return JSON.stringify(Object.fromEntries(values))
}

function shownValue(field: Field, shown: FormValues) {
  const value = shown[field.key] ?? field.defaultValue
  return field.type === 'number' ? groupedNumber(field, value) : value
}

/** Reads `openedJson` back; what is no such JSON counts as nothing, so that everything typed is saved. */
export function readOpened(form: FormState['typed']): FormValues {
  try {
    const parsed: unknown = JSON.parse(textOf(form, 'opened'))
    // Only compared with what was typed, whatever it holds.
    return typeof parsed === 'object' && parsed !== null ? (parsed as FormValues) : {}
  } catch {
    return {}
  }
}
