import type { ErrorSummaryPart } from '../../templates/pages/parts.ts'
import { textIn } from '../../templates/texts/catalogue.ts'
import type { Language } from '../../templates/texts/text.ts'
import type { Refusal } from '../refusal.ts'

/** The id of a field on a page, as labels, errors and links name it. */
export function fieldId(name: string): string {
  return `field-${name.replace(/[^A-Za-z0-9_-]/g, '-')}`
}

/** What was refused, in words; every error leads to its field. `null` where nothing was. See `unsentWords`. */
export function errorSummary(
  problem: Refusal | null,
  language: Language,
  unsent: readonly string[] = [],
): ErrorSummaryPart | null {
  if (problem === null) return null
  const count = problem.fields.length
  return {
    title: count === 0 ? textIn(language, 'form.failed') : textIn(language, 'form.errors', { count }),
    detail: count === 0 ? inLanguage(language, problem) : null,
    errors: problem.fields.map((error) => ({
      href: `#${fieldId(error.field)}`,
      text: inLanguage(language, error),
    })),
    unsent,
  }
}

/** The sentence of a refusal or of one of its errors. */
export function inLanguage(
  language: Language,
  { message, messageZh }: { readonly message: string; readonly messageZh: string },
): string {
  return language === 'zh' ? messageZh : message
}

/** The error of one field in words; `null` where it has none. */
export function errorOf(problem: Refusal | null, field: string, language: Language): string | null {
  const error = problem?.fields.find((each) => each.field === field)
  return error === undefined ? null : inLanguage(language, error)
}
