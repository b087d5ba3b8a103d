import type { FastifyRequest } from 'fastify'
import type { OversightNewPage } from '../../../../templates/pages/oversight/oversight-models.ts'
import { cardGrounds, groundNames } from '../../../cards/grounds.ts'
import { partyNames } from '../../../cards/parties.ts'
import { errorSummary } from '../../error-summary.ts'
import { frameOf, say } from '../../frame.ts'
import { languageOf } from '../../language.ts'
import type { FormState } from '../../page-route.ts'
import { plainField } from '../../parts/plain-field.ts'
import { cardsHref, groundWord, partyWord } from './card-words.ts'

/** The form in which a card is proposed. */
export function newCardPage(request: FastifyRequest, form: FormState): OversightNewPage {
  const language = languageOf(request)
  const title = say(request, 'card.propose')
  const grounds = groundNames.filter((ground) => ground !== 'twoYellows')
  const path = [
    { href: cardsHref(request), label: say(request, 'card.title') },
    { href: null, label: title },
  ]
  return {
    frame: frameOf(request, { title, audience: 'office', path }),
    problem: errorSummary(form.problem, language),
    title,
    context: say(request, 'card.newContext'),
    action: `${cardsHref(request)}/new`,
    commandId: form.commandId,
    fields: [
      plainField(request, form, 'application', {
        label: 'card.field.application',
        control: { type: 'line', maxLength: 40 },
      }),
      plainField(request, form, 'party', {
        label: 'card.field.party',
        control: { type: 'select', options: partyNames.map((party) => [party, partyWord(language, party)]) },
      }),
      plainField(request, form, 'ground', {
        label: 'card.ground',
        control: {
          type: 'select',
          options: grounds.map((ground) => [
            ground,
            `${say(request, `card.colour.${cardGrounds[ground].colour}`)} · ${groundWord(language, ground)}`,
          ]),
        },
      }),
      plainField(request, form, 'whatHappened', {
        label: 'card.whatHappened',
        control: { type: 'area', maxLength: 4_000 },
      }),
      plainField(request, form, 'evidence', {
        label: 'card.evidence',
        hint: 'card.evidenceHint',
        control: { type: 'area', maxLength: 4_000 },
      }),
    ],
    button: title,
  }
}
