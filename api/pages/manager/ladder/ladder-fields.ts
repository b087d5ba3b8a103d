import type { FastifyRequest } from 'fastify'
import type { FieldPart } from '../../../../templates/pages/field-part.ts'
import { audiences, type Rung } from '../../../ladder/ladder.ts'
import { errorOf, fieldId } from '../../error-summary.ts'
import { say } from '../../frame.ts'
import { languageOf } from '../../language.ts'
import type { FormState } from '../../page-route.ts'
import { noControl } from '../../parts/no-control.ts'
import { listOf, textOf } from '../../typed.ts'
import type { LadderStep } from './ladder-page.ts'

type Name = 'light' | 'afterDays' | 'tell' | 'node' | 'assignAfterHours'

/** The form of one rule: as it was typed, or as the rule is that is to be changed. */
export function rungFields(
  request: FastifyRequest,
  form: FormState,
  changed: Rung | null,
  steps: readonly LadderStep[],
): readonly FieldPart[] {
  const isTyped = form.problem !== null
  const typedOr = (name: 'light' | 'afterDays' | 'node', stored: string) =>
    isTyped ? textOf(form.typed, name) : stored
  const light = typedOr('light', changed?.light ?? 'red')
  const node = typedOr('node', changed?.node ?? '')
  const tell: readonly string[] = isTyped ? listOf(form.typed, 'tell') : (changed?.tell ?? [])
  const choice = (name: Name, value: string, label: string, chosen: boolean) => ({
    id: `${fieldId(name)}-${value}`,
    ...{ value, label, chosen },
  })
  return [
    fieldOf(request, form, 'light', {
      choices: {
        type: 'radio',
        items: (['yellow', 'red'] as const).map((each) =>
          choice('light', each, say(request, `ladder.light.${each}`), each === light),
        ),
      },
    }),
    fieldOf(request, form, 'afterDays', {
      hint: say(request, 'ladder.afterDaysHint'),
      input: numberInput(typedOr('afterDays', String(changed?.afterDays ?? 0))),
    }),
    fieldOf(request, form, 'tell', {
      choices: {
        type: 'checkbox',
        items: audiences.map((each) =>
          choice('tell', each, say(request, `ladder.audience.${each}`), tell.includes(each)),
        ),
      },
    }),
    fieldOf(request, form, 'node', {
      optional: true,
      hint: say(request, 'ladder.nodeHint'),
      select: { choices: steps.map((step) => choice('node', step.node, step.name, step.node === node)) },
    }),
  ]
}

export function ownersField(request: FastifyRequest, form: FormState, hours: number | null): FieldPart {
  const typed = form.problem === null ? String(hours ?? '') : textOf(form.typed, 'assignAfterHours')
  return fieldOf(request, form, 'assignAfterHours', {
    optional: true,
    hint: say(request, 'ladder.assignAfterHoursHint'),
    input: numberInput(typed),
  })
}

function numberInput(value: string) {
  return { type: 'text', value, mode: 'numeric', width: 'short', isNumber: true, maxLength: 3, unit: null } as const
}

function fieldOf(request: FastifyRequest, form: FormState, name: Name, more: Partial<FieldPart>): FieldPart {
  const [id, error] = [fieldId(name), errorOf(form.problem, name, languageOf(request))]
  const described = [more.hint == null ? [] : `${id}-hint`, error === null ? [] : `${id}-error`].flat()
  const label = say(request, `ladder.${name}`)
  const part = { id, name, label, optional: false, hint: null, error, describedBy: described.join(' '), hidden: false }
  return { ...part, ...noControl, ...more }
}
