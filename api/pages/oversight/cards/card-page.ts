import type { FastifyRequest } from 'fastify'
import type { OversightMatterPage } from '../../../../templates/pages/oversight/oversight-models.ts'
import type { Fact } from '../../../../templates/pages/parts.ts'
import { isOfficer } from '../../../applications/access.ts'
import type { ReadCard } from '../../../cards/act-on-card.ts'
import type { Card, CardAct } from '../../../cards/card.ts'
import { readDeadline } from '../../../deadlines/read-deadline.ts'
import { dateIn } from '../../../parks/dates.ts'
import { parkOf } from '../../../plugins/access.ts'
import { frameOf, say } from '../../frame.ts'
import type { FormState } from '../../page-route.ts'
import { dateAndTime, shortDay } from '../../parts/dates.ts'
import { dueOf, lightOf, type Showing } from '../../parts/deadline-parts.ts'
import { deedProblem } from '../deed-form.ts'
import { cardForms } from './card-forms.ts'
import { cardsHref, cardTag, cardTitle, groundWord, namedParty } from './card-words.ts'
import { lastsUntil } from './cards-page.ts'

/** One card: against whom, for what, how it stands, what was done, and what this person may do. */
export function cardPage(
  request: FastifyRequest,
  { card, acts }: ReadCard,
  form: FormState,
  showing: Showing,
  done: string | null,
): OversightMatterPage {
  const { language } = showing
  const title = cardTitle(language, card)
  const forms = cardForms(request, card, form)
  const path = [
    { href: cardsHref(request), label: say(request, 'card.title') },
    { href: null, label: title },
  ]
  const sheet = { href: `${cardsHref(request)}/${card.id}/sheet`, label: say(request, 'oversight.printNow') }
  return {
    frame: frameOf(request, { title, audience: isOfficer(parkOf(request)) ? 'office' : 'public', path }),
    problem: deedProblem(request, form, forms),
    notice: done === null ? null : { tone: 'blue', role: 'status', headline: done, sentence: null, action: null },
    title,
    tag: cardTag(language, card),
    context: card.project.name,
    due: hearingOf(request, card, showing),
    facts: factsOf(request, card, showing),
    texts: [
      { title: say(request, 'card.whatHappened'), text: card.whatHappened },
      { title: say(request, 'card.evidence'), text: card.evidence },
    ],
    forms,
    acts: acts.map((act) => ({
      what: actWord(request, act),
      when: dateAndTime(language, showing.office.zone, act.actedAt.getTime(), showing.now),
      // Who of the office did it is no matter of the party's.
      who: isOfficer(parkOf(request)) ? (act.person ?? '') : '',
      words: act.words,
    })),
    links: card.toldAt === null ? [] : [sheet],
  }
}

function hearingOf(request: FastifyRequest, card: Card, showing: Showing): OversightMatterPage['due'] {
  if (card.state !== 'proposed' || card.toldAt === null || card.hearBy === null) return null
  const deadline = readDeadline(showing.office, card.toldAt.getTime(), card.hearBy.getTime(), showing.now)
  return {
    label: say(request, 'card.hearBy'),
    due: dueOf(showing, deadline),
    light: lightOf(showing, deadline),
  }
}

function factsOf(request: FastifyRequest, card: Card, { language, office, now }: Showing): readonly Fact[] {
  const fact = (label: string, value: string) => ({ label, value, strong: false })
  const { state, colour, closedOn, objection, givenAt, toldAt } = card
  const day = (date: string) => shortDay(language, date, dateIn(office.zone, now))
  return [
    fact(say(request, 'card.party'), namedParty(language, card)),
    ...(card.speakerName === card.partyName ? [] : [fact(say(request, 'card.speaker'), card.speakerName)]),
    fact(say(request, 'card.ground'), groundWord(language, card.ground)),
    fact(say(request, 'oversight.project'), `${card.project.name} · ${card.project.code}`),
    ...(card.application.number === null ? [] : [fact(say(request, 'oversight.application'), card.application.number)]),
    ...(toldAt === null ? [fact(say(request, 'card.hearBy'), say(request, 'card.untold'))] : []),
    ...(givenAt === null
      ? []
      : [fact(say(request, 'card.givenAt'), dateAndTime(language, office.zone, givenAt.getTime(), now))]),
    ...(state === 'given' && colour === 'yellow'
      ? [fact(say(request, 'card.closedOn'), closedOn === null ? say(request, 'card.notClosed') : day(closedOn))]
      : []),
    ...(state === 'given'
      ? [
          fact(say(request, 'card.expiresOn'), lastsUntil(request, card)),
          fact(say(request, 'card.effect'), say(request, `card.effect.${colour}`)),
        ]
      : []),
    ...(objection === null ? [] : [fact(say(request, 'card.objection'), say(request, `card.objection.${objection}`))]),
  ]
}

function actWord(request: FastifyRequest, { act, words, person }: CardAct): string {
  if (act === 'hear' && words === null) return say(request, 'card.act.silence')
  if (act === 'propose' && person === null) return say(request, 'card.act.proposeByRule')
  return say(request, `card.act.${act}`)
}
