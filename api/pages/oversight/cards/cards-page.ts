import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { OversightListPage } from '../../../../templates/pages/oversight/oversight-models.ts'
import { isOfficer } from '../../../applications/access.ts'
import type { Card } from '../../../cards/card.ts'
import { colours } from '../../../cards/grounds.ts'
import { cardLifecycle } from '../../../cards/lifecycle.ts'
import type { Column } from '../../../lists/columns.ts'
import { listQuery, type Paged } from '../../../lists/paging.ts'
import { dateIn } from '../../../parks/dates.ts'
import { isAllowed } from '../../../permissions.ts'
import { parkOf } from '../../../plugins/access.ts'
import { frameOf, say } from '../../frame.ts'
import { languageOf } from '../../language.ts'
import { pagerOf } from '../../list-page.ts'
import { selectOf } from '../../manager/filter-parts.ts'
import { shortDay } from '../../parts/dates.ts'
import { cardsHref, cardTag, cardTitle, groundWord, namedParty, partyWord } from './card-words.ts'

const empty = z.literal('')

/** The filter of the list as it stands in the address. */
export const cardsFilter = listQuery.extend({
  state: z
    .enum([...cardLifecycle.states, 'underWay'])
    .or(empty)
    .default(''),
  colour: z.enum(colours).or(empty).default(''),
})

export function cardsPage(
  request: FastifyRequest,
  filter: z.output<typeof cardsFilter>,
  paged: Paged<Card>,
): OversightListPage {
  const language = languageOf(request)
  const access = parkOf(request)
  const officer = isOfficer(access)
  const title = say(request, 'card.title')
  const base = cardsHref(request)
  const columns = (['card.card', 'card.party', 'card.ground', 'card.state', 'card.expiresOn'] as const).map((key) =>
    say(request, key),
  )
  return {
    frame: frameOf(request, { title, audience: officer ? 'office' : 'public' }),
    title,
    context: say(request, officer ? 'card.context' : 'card.contextOwn'),
    actions: isAllowed('proposeCard', access.roles)
      ? [{ href: `${base}/new`, label: say(request, 'card.propose') }]
      : [],
    words: filter.q,
    selects: [
      selectOf(
        request,
        'state',
        say(request, 'card.state'),
        filter.state,
        (['underWay', ...cardLifecycle.states] as const).map((value) => ({
          value,
          label: say(request, `card.state.${value}`),
        })),
      ),
      selectOf(
        request,
        'colour',
        say(request, 'card.colour'),
        filter.colour,
        colours.map((value) => ({ value, label: say(request, `card.colour.${value}`) })),
      ),
    ],
    clearHref: base,
    columns,
    rows: paged.rows.map((card) => ({
      href: `${base}/${card.id}`,
      title: cardTitle(language, card),
      second: card.project.name,
      cells: [
        cell(columns[1], { text: card.partyName, second: partyWord(language, card.party) }),
        cell(columns[2], { text: groundWord(language, card.ground) }),
        cell(columns[3], { tag: cardTag(language, card) }),
        cell(columns[4], { text: lastsUntil(request, card) }),
      ],
    })),
    empty: { headline: say(request, 'card.none'), sentence: say(request, 'card.noneHint') },
    pager: pagerOf(request, paged),
  }
}

/** The last day of its force in words; empty where it is not in force. */
export function lastsUntil(request: FastifyRequest, { state, expiresOn }: Pick<Card, 'state' | 'expiresOn'>): string {
  if (state !== 'given') return ''
  if (expiresOn === null) return say(request, 'card.afterClosure')
  const today = dateIn(parkOf(request).park.zone, request.server.engine.now())
  return shortDay(languageOf(request), expiresOn, today)
}

/** The same as a file. */
export function cardColumns(request: FastifyRequest): readonly Column<Card>[] {
  const language = languageOf(request)
  return [
    { label: say(request, 'card.card'), value: (card) => cardTitle(language, card) },
    { label: say(request, 'card.colour'), value: ({ colour }) => say(request, `card.colour.${colour}`) },
    { label: say(request, 'oversight.project'), value: ({ project }) => project.name },
    { label: say(request, 'card.party'), value: (card) => namedParty(language, card) },
    { label: say(request, 'card.ground'), value: ({ ground }) => groundWord(language, ground) },
    { label: say(request, 'card.state'), value: ({ state }) => say(request, `card.state.${state}`) },
    { label: say(request, 'card.hearBy'), value: ({ hearBy }) => hearBy },
    { label: say(request, 'card.givenAt'), value: ({ givenAt }) => givenAt },
    { label: say(request, 'card.closedOn'), value: ({ closedOn }) => closedOn },
    { label: say(request, 'card.expiresOn'), value: ({ expiresOn }) => expiresOn },
    {
      label: say(request, 'card.objection'),
      value: ({ objection }) => (objection === null ? null : say(request, `card.objection.${objection}`)),
    },
  ]
}

type Cell = OversightListPage['rows'][number]['cells'][number]

/** What is empty has no label either, which stands before it on phones. */
function cell(label: string | undefined, more: Partial<Cell>): Cell {
  return { label: more.text === '' ? '' : (label ?? ''), tag: null, light: null, text: '', second: '', ...more }
}
