import type { FastifyRequest } from 'fastify'
import type { FieldPart } from '../../../templates/pages/field-part.ts'
import type { TextKey } from '../../../templates/texts/catalogue.ts'
import { errorOf, fieldId } from '../error-summary.ts'
import { say } from '../frame.ts'
import { languageOf } from '../language.ts'
import type { FormState } from '../page-route.ts'
import { textOf } from '../typed.ts'
import { noControl } from './no-control.ts'

export type PlainControl =
  | { readonly type: 'line'; readonly maxLength: number }
  | { readonly type: 'area'; readonly maxLength: number }
  | { readonly type: 'number' }
  | { readonly type: 'select'; readonly options: readonly (readonly [value: string, label: string])[] }
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
    ...noControl,
    select: control.type === 'select' ? { choices: choices(id, value, control.options) } : null,
    input: inputOf(control, value),
    area: control.type === 'area' ? { value, maxLength: control.maxLength } : null,
    choices: control.type === 'radio' ? { type: 'radio', items: choices(id, value, control.options) } : null,
  }
}

function inputOf(control: PlainControl, value: string): FieldPart['input'] {
  if (control.type === 'number') {
    return { type: 'text', value, mode: 'numeric', width: 'short', isNumber: true, maxLength: 3, unit: null }
  }
  if (control.type !== 'line') return null
  const { maxLength } = control
  return { type: 'text', value, mode: 'text', width: 'full', isNumber: false, maxLength, unit: null }
}

function choices(id: string, chosen: string, options: readonly (readonly [string, string])[]) {
  return options.map(([value, label]) => ({ id: `${id}-${value}`, value, label, chosen: value === chosen }))
}
