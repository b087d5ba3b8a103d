import type { FastifyRequest } from 'fastify'
import type { DeedForm } from '../../../../templates/pages/oversight/oversight-models.ts'
import type { Card } from '../../../cards/card.ts'
import { maySpeak } from '../../../cards/rules.ts'
import { parkOf, personOf } from '../../../plugins/access.ts'
import { say } from '../../frame.ts'
import type { FormState } from '../../page-route.ts'
import { deedForm } from '../deed-form.ts'
import { cardsHref } from './card-words.ts'

/** What this person may do with the card as it stands now. What is offered is allowed; the rules say no beyond that. */
export function cardForms(request: FastifyRequest, card: Card, form: FormState): readonly DeedForm[] {
  const access = parkOf(request)
  const isOverseer = access.roles.has('overseer')
  const isTold = card.toldAt !== null
  const offered = [
    isOverseer && card.state === 'proposed' && !isTold ? [takeUpForm] : [],
    maySpeak(access, card) && card.state === 'proposed' && isTold ? [hearForm] : [],
    isOverseer && ['proposed', 'heard', 'given'].includes(card.state) ? [decideForm] : [],
    maySpeak(access, card) && card.state === 'given' && card.objection === null ? [objectForm] : [],
    mayJudge(request, card) ? [judgeForm] : [],
  ].flat()
  return offered.map((make) => make(request, card, form))
}

function mayJudge(request: FastifyRequest, { state, objection, givenBy }: Card): boolean {
  const { roles } = parkOf(request)
  if (state !== 'given' || objection !== 'open' || givenBy === personOf(request).personId) return false
  return roles.has('overseer') || roles.has('manager')
}

type Make = (request: FastifyRequest, card: Card, form: FormState) => DeedForm

const takeUpForm: Make = (request, { id }, form) =>
  deedForm(request, form, {
    title: 'card.takeUpTitle',
    hint: 'card.takeUpHint',
    field: null,
    address: `${cardsHref(request)}/${id}`,
    buttons: [{ label: say(request, 'card.takeUpNow'), path: 'hearing', tone: 'primary' }],
  })

const hearForm: Make = (request, { id }, form) =>
  deedForm(request, form, {
    title: 'card.hearTitle',
    hint: parkOf(request).roles.has('overseer') ? 'card.hearHintOverseer' : 'card.hearHint',
    field: { name: 'statement', label: 'card.statement' },
    address: `${cardsHref(request)}/${id}`,
    buttons: [{ label: say(request, 'card.hearNow'), path: 'statement', tone: 'primary' }],
  })

const decideForm: Make = (request, { id, state, colour, closedOn }, form) => {
  const give = say(request, 'card.giveNow', { colour: say(request, `card.colour.${colour}`) })
  return deedForm(request, form, {
    title: 'card.decideTitle',
    hint: state === 'proposed' ? 'card.decideHintUnheard' : 'card.decideHint',
    field: { name: 'judgement', label: 'card.reason' },
    address: `${cardsHref(request)}/${id}`,
    buttons: [
      ...(state === 'heard' ? [{ label: give, path: 'giving', tone: 'primary' as const }] : []),
      ...(state === 'given' && colour === 'yellow' && closedOn === null
        ? [{ label: say(request, 'card.closeNow'), path: 'closure', tone: 'primary' as const }]
        : []),
      { label: say(request, 'card.withdrawNow'), path: 'withdrawal', tone: 'destructive' },
    ],
  })
}

const objectForm: Make = (request, { id }, form) =>
  deedForm(request, form, {
    title: 'card.objectTitle',
    hint: 'card.objectHint',
    field: { name: 'objection', label: 'card.objectionWords' },
    address: `${cardsHref(request)}/${id}`,
    buttons: [{ label: say(request, 'card.objectNow'), path: 'objection', tone: 'plain' }],
  })

const judgeForm: Make = (request, { id }, form) =>
  deedForm(request, form, {
    title: 'card.judgeTitle',
    hint: null,
    field: { name: 'answer', label: 'card.judge' },
    address: `${cardsHref(request)}/${id}`,
    buttons: [
      { label: say(request, 'card.rejectNow'), path: 'rejection', tone: 'plain' },
      { label: say(request, 'card.upholdNow'), path: 'upholding', tone: 'destructive' },
    ],
  })
