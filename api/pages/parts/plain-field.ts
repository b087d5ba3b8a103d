import type { FastifyRequest } from 'fastify'
import type { FieldPart } from '../../../templates/pages/field-part.ts'
import type { TextKey } from '../../../templates/texts/catalogue.ts'
import { errorOf, fieldId } from '../error-summary.ts'
import { say } from '../frame.ts'
import { languageOf } from '../language.ts'
import type { FormState } from '../page-route.ts'
import { textOf } from '../typed.ts'

export type PlainControl =
  | { readonly type: 'line'; readonly maxLength: number }
  | { readonly type: 'area'; readonly maxLength: number }
  | { readonly type: 'radio'; readonly options: readonly (readonly [value: string, label: string])[] }

/** One field of a form that is no process's: what was typed comes back, with what was wrong. */
export function plainField(
  request: FastifyRequest,
  form: FormState,
  name: string,
  {
    label,
    hint = null,
    control,
  }: { readonly label: TextKey; readonly hint?: TextKey | null; readonly control: PlainControl },
): FieldPart {
  const [id, value] = [fieldId(name), textOf(form.typed, name)]
  const error = errorOf(form.problem, name, languageOf(request))
  const described = [hint === null ? [] : `${id}-hint`, error === null ? [] : `${id}-error`].flat()
  return {
    ...{ id, name, error, describedBy: described.join(' '), optional: false, hidden: false },
    label: say(request, label),
    hint: hint === null ? null : say(request, hint),
    ...{ select: null, check: null, output: null },
    input: control.type === 'line' ? line(value, control.maxLength) : null,
    area: control.type === 'area' ? { value, maxLength: control.maxLength } : null,
    choices: control.type === 'radio' ? { type: 'radio', items: choices(id, value, control.options) } : null,
  }
}

function line(value: string, maxLength: number): FieldPart['input'] {
  return { type: 'text', value, mode: 'text', width: 'full', isNumber: false, maxLength, unit: null }
}

function choices(id: string, chosen: string, options: readonly (readonly [string, string])[]) {
  return options.map(([value, label]) => ({ id: `${id}-${value}`, value, label, chosen: value === chosen }))
}
