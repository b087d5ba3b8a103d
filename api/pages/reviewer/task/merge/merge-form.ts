import type { FastifyRequest } from 'fastify'
import type { MergeForm } from '../../../../../templates/pages/reviewer/merge-model.ts'
import { Refusal } from '../../../../refusal.ts'
import { errorOf, fieldId } from '../../../error-summary.ts'
import { languageOf } from '../../../language.ts'
import type { FormState } from '../../../page-route.ts'
import { plainField } from '../../../parts/plain-field.ts'
import { textOf } from '../../../typed.ts'

const words = ['whatIsWrong', 'howToFix', 'rule'] as const

/** Several groups stand on one page, so that a field is named with its group. */
export function wordName(group: string, word: (typeof words)[number]): string {
  return `${word}.${group}`
}

export function mergeForm(
  request: FastifyRequest,
  form: FormState,
  base: string,
  { group, page, canMerge }: { readonly group: string; readonly page: number; readonly canMerge: boolean },
): MergeForm {
  const error = errorOf(form.problem, `findings.${group}`, languageOf(request))
  const typed = words.some((word) => textOf(form.typed, wordName(group, word)) !== '')
  return {
    ...{ mergeAction: `${base}/merged-lines`, splitAction: `${base}/split-line` },
    ...{ asideAction: `${base}/set-aside`, backAction: `${base}/take-back` },
    commandId: form.commandId,
    ...{ group, page: String(page) },
    canMerge,
    isOpen: error !== null || typed,
    ...{ error, errorId: fieldId(`findings.${group}`) },
    fields: [
      plainField(request, form, wordName(group, 'whatIsWrong'), {
        label: 'task.whatIsWrong',
        control: { type: 'area', maxLength: 2_000 },
      }),
      plainField(request, form, wordName(group, 'howToFix'), {
        label: 'task.howToFix',
        control: { type: 'area', maxLength: 2_000 },
      }),
      {
        ...plainField(request, form, wordName(group, 'rule'), {
          label: 'task.rule',
          control: { type: 'line', maxLength: 400 },
        }),
        optional: true,
      },
    ],
  }
}

/** What was refused, at the fields of its group. */
export function inGroup(problem: Refusal, group: string): Refusal {
  const names: readonly string[] = ['findings', ...words]
  const fields = problem.fields.map((error) =>
    names.includes(error.field) ? { ...error, field: `${error.field}.${group}` } : error,
  )
  // A refusal's code is one of ours.
  return new Refusal(
    problem.code as ConstructorParameters<typeof Refusal>[0],
    problem.message,
    problem.messageZh,
    fields,
  )
}
