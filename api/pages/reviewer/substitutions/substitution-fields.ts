import type { FastifyRequest } from 'fastify'
import type { FieldPart } from '../../../../templates/pages/field-part.ts'
import type { Officer } from '../../../people/queries.ts'
import { parkOf, personOf } from '../../../plugins/access.ts'
import { mayEnterFor } from '../../../substitutions/enter-substitution.ts'
import { isReplaceable, type Scope, scopes } from '../../../substitutions/substitution.ts'
import { errorOf, fieldId } from '../../error-summary.ts'
import { say } from '../../frame.ts'
import { languageOf } from '../../language.ts'
import type { FormState } from '../../page-route.ts'
import { noControl } from '../../parts/no-control.ts'
import { listOf, textOf } from '../../typed.ts'
import { NOBODY } from './asked-substitution.ts'
import type { ScopeChoices } from './scope-choices.ts'

type Name = 'person' | 'substitute' | 'from' | 'until' | 'scope' | ListName | 'reason'

type ListName = Exclude<Scope, 'all'>

const listed = ['departments', 'permits', 'processes'] as const

/** The form in which a substitution is entered, for whom this person may enter one. */
export function substitutionFields(
  request: FastifyRequest,
  form: FormState,
  officers: readonly Officer[],
  choices: ScopeChoices,
): readonly FieldPart[] {
  const me = personOf(request).personId
  const people = new Map(officers.filter(({ post }) => isReplaceable(post)).map((each) => [each.personId, each.name]))
  const mine = [...people].filter(([id]) => mayEnterFor(parkOf(request), me, id, officers))
  const typed = (name: Name) => textOf(form.typed, name)
  const select = (name: Name, options: readonly (readonly [string, string])[], chosen: string) => ({
    select: {
      choices: options.map(([value, label]) => ({
        id: `${fieldId(name)}-${value}`,
        value,
        label,
        chosen: value === chosen,
      })),
    },
  })
  const choose = ['', say(request, 'standIn.choose')] as const
  const nobody = [NOBODY, say(request, 'standIn.nobody')] as const
  const text = (name: Name, width: 'medium' | 'full', maxLength: number) => ({
    input: {
      type: name === 'from' || name === 'until' ? ('date' as const) : ('text' as const),
      value: typed(name),
      mode: 'text' as const,
      width,
      isNumber: false,
      maxLength,
      unit: null,
    },
  })
  const field = (name: Name, more: Partial<FieldPart>, hint: string | null = null): FieldPart => {
    const [id, error] = [fieldId(name), errorOf(form.problem, name, languageOf(request))]
    const described = [hint === null ? [] : `${id}-hint`, error === null ? [] : `${id}-error`].flat()
    const label = say(request, `standIn.${name}`)
    const part = { id, name, label, optional: false, hint, error, describedBy: described.join(' '), hidden: false }
    return { ...part, ...noControl, ...more }
  }
  const dateHint = say(request, 'standIn.dateHint')
  const scopeOptions = scopes.map((scope) => [scope, say(request, `standIn.scope.${scope}`)] as const)
  return [
    field('person', select('person', [choose, ...mine], typed('person') || me)),
    field('substitute', select('substitute', [choose, nobody, ...people], typed('substitute'))),
    field('from', text('from', 'medium', 10), dateHint),
    field('until', text('until', 'medium', 10), dateHint),
    field('scope', select('scope', scopeOptions, typed('scope') || 'all')),
    ...listed.map((name) => {
      const items = choices[name].map(([value, label]) => ({
        ...{ id: `${fieldId(name)}-${value}`, value, label },
        chosen: listOf(form.typed, name).includes(value),
      }))
      return field(name, { optional: true, choices: { type: 'checkbox', items } }, say(request, 'standIn.valuesHint'))
    }),
    field('reason', text('reason', 'full', 200)),
  ]
}
