import type { FastifyRequest } from 'fastify'
import type { FieldPart } from '../../../templates/pages/field-part.ts'
import type { DeedForm } from '../../../templates/pages/oversight/oversight-models.ts'
import type { ErrorSummaryPart } from '../../../templates/pages/parts.ts'
import type { TextKey } from '../../../templates/texts/catalogue.ts'
import { Refusal } from '../../refusal.ts'
import { errorSummary } from '../error-summary.ts'
import { say } from '../frame.ts'
import { languageOf } from '../language.ts'
import type { FormState } from '../page-route.ts'
import { plainField } from '../parts/plain-field.ts'
import { unsentWords } from '../unsent-words.ts'

interface Deed {
  readonly title: TextKey
  readonly hint: TextKey | null
  /** The field that one writes into, and its label; `null` = nothing is written. */
  readonly field: { readonly name: string; readonly label: TextKey; readonly isOptional?: boolean } | null
  /** Of the thing that it is done to. */
  readonly address: string
  readonly buttons: readonly {
    readonly label: string
    readonly path: string
    readonly tone: DeedForm['buttons'][number]['tone']
  }[]
}

/** A form that does one of a few things with what stands on the page. */
export function deedForm(request: FastifyRequest, form: FormState, deed: Deed): DeedForm {
  const { title, hint, field, address, buttons } = deed
  const [first] = buttons
  return {
    title: say(request, title),
    hint: hint === null ? null : say(request, hint),
    action: `${address}/${first?.path ?? ''}`,
    commandId: form.commandId,
    fields: field === null ? [] : [fieldOf(request, form, field)],
    buttons: buttons.map(({ label, path, tone }) => ({ label, tone, action: `${address}/${path}` })),
  }
}

function fieldOf(request: FastifyRequest, form: FormState, field: NonNullable<Deed['field']>): FieldPart {
  const { name, label, isOptional = false } = field
  const problem = form.problem === null || !(name in form.typed) ? null : aboutField(form.problem, name)
  const part = plainField(request, { ...form, problem }, name, { label, control: { type: 'area', maxLength: 4_000 } })
  return { ...part, optional: isOptional }
}

/** What was refused, with the words of forms that the page shows no more. */
export function deedProblem(
  request: FastifyRequest,
  form: FormState,
  shown: readonly DeedForm[],
): ErrorSummaryPart | null {
  const names = shown.flatMap(({ fields }) => fields.map(({ name }) => name))
  const own = names.find((name) => name in form.typed)
  const unsent = own === undefined ? unsentWords(form.typed) : []
  return errorSummary(
    form.problem === null || own === undefined ? form.problem : aboutField(form.problem, own),
    languageOf(request),
    unsent,
  )
}

/** Rules speak of `words`; on the page they stand in a field of another name. */
function aboutField(problem: Refusal, name: string): Refusal {
  const fields = problem.fields.map((error) => (error.field === 'words' ? { ...error, field: name } : error))
  // A refusal that was thrown has a code of ours.
  const code = problem.code as ConstructorParameters<typeof Refusal>[0]
  return new Refusal(code, problem.message, problem.messageZh, fields)
}
