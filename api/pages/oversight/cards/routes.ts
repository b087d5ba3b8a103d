import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { renderPage } from '../../../../templates/pages/render-page.ts'
import type { TextKey } from '../../../../templates/texts/catalogue.ts'
import { findApplicationIdByNumber } from '../../../applications/queries.ts'
import { actOnCard, type CardDeed, cardDeeds, propose, readCard } from '../../../cards/act-on-card.ts'
import type { Card } from '../../../cards/card.ts'
import { groundNames } from '../../../cards/grounds.ts'
import { partyNames } from '../../../cards/parties.ts'
import { searchCards } from '../../../cards/queries.ts'
import { cardParams } from '../../../cards/routes.ts'
import { visibleCards } from '../../../cards/rules.ts'
import type { FeatureRoutes } from '../../../features.ts'
import { inParkParams } from '../../../parks/schemas.ts'
import type { Permission } from '../../../permissions.ts'
import { inParkOf, parkOf } from '../../../plugins/access.ts'
import { Refusal } from '../../../refusal.ts'
import { say } from '../../frame.ts'
import { type List, listPage } from '../../list-page.ts'
import { type FormState, freshForm, page, pageForm } from '../../page-route.ts'
import { showingOf } from '../../reviewer/read-inbox.ts'
import { type Typed, textOf } from '../../typed.ts'
import { cardPage } from './card-page.ts'
import { cardSheet } from './card-sheet.ts'
import { cardsHref } from './card-words.ts'
import { cardColumns, cardsFilter, cardsPage } from './cards-page.ts'
import { newCardPage } from './new-card-page.ts'

const url = '/parks/:park/cards'

/** The address of each deed below a card, who may do it, what it is, and the field in which its words are written. */
const deeds: readonly (readonly [CardDeed, path: string, Permission, summary: string, field: string])[] = [
  ['takeUp', 'hearing', 'decideCard', 'Tells the party · 告知当事方', ''],
  ['hear', 'statement', 'speakOnCard', 'The party speaks · 陈述申辩', 'statement'],
  ['give', 'giving', 'decideCard', 'Gives the card · 给出', 'judgement'],
  ['closeGround', 'closure', 'decideCard', 'Notes the closure · 闭合', 'judgement'],
  ['withdraw', 'withdrawal', 'decideCard', 'Withdraws the card · 撤回', 'judgement'],
  ['object', 'objection', 'speakOnCard', 'Objects · 提出异议', 'objection'],
  ['uphold', 'upholding', 'decideObjection', 'Upholds the objection · 异议成立', 'answer'],
  ['reject', 'rejection', 'decideObjection', 'Rejects the objection · 异议不成立', 'answer'],
]

/** 红黄牌: the list, one with what may be done, a new one, and what goes out on paper. */
export const cardPageRoutes: FeatureRoutes = async (app) => {
  listPage(app, {
    url,
    permission: 'readCards',
    summary: 'Cards · 红黄牌',
    params: inParkParams,
    query: cardsFilter,
    list: async (request, _params, filter): Promise<List<Card>> => {
      const access = parkOf(request)
      const chosen = <Value>(value: Value | ''): Value | null => (value === '' ? null : value)
      const asked = { state: chosen(filter.state), colour: chosen(filter.colour), words: filter.q.trim() }
      const search = { enterpriseIds: visibleCards(access), ...asked }
      const rows = await inParkOf(request, (tx) => searchCards(tx, access.park.id, search))
      return {
        name: 'cards',
        rows,
        columns: cardColumns(request),
        html: (paged) => renderPage('oversight/list', cardsPage(request, filter, paged)),
      }
    },
  })

  page(app, {
    url: `${url}/new`,
    permission: 'proposeCard',
    summary: 'Propose a card · 提出红黄牌',
    params: inParkParams,
    query: z.object({ application: z.string().max(40).default('') }),
    show: async (request, _params, { application }) =>
      renderPage('oversight/new', newCardPage(request, freshForm({ application }))),
  })

  pageForm(app, {
    url: `${url}/new`,
    permission: 'proposeCard',
    summary: 'Proposes a card · 提出红黄牌',
    params: inParkParams,
    act: async (request, _params, typed) => {
      const id = await propose(request, await askedCard(request, typed))
      return `${cardsHref(request)}/${id}?done=propose`
    },
    show: async (request, _params, form) => renderPage('oversight/new', newCardPage(request, form)),
  })

  page(app, {
    url: `${url}/:card`,
    permission: 'readCards',
    summary: 'One card · 一张红黄牌',
    params: cardParams,
    query: z.object({ done: z.enum([...cardDeeds, 'propose']).optional() }),
    show: (request, { card }, { done }) => show(request, card, freshForm(), done ?? null),
  })

  page(app, {
    url: `${url}/:card/sheet`,
    permission: 'readCards',
    summary: 'A card on paper · 红黄牌通知书',
    params: cardParams,
    query: z.object({}),
    show: async (request, { card }) => renderPage('oversight/sheet', cardSheet(request, await readCard(request, card))),
  })

  for (const [deed, path, permission, summary, field] of deeds) {
    pageForm(app, {
      url: `${url}/:card/${path}`,
      permission,
      summary,
      params: cardParams,
      act: async (request, { card }, typed) => {
        await actOnCard(request, card, deed, textOf(typed, field))
        return `${cardsHref(request)}/${card}?done=${deed}`
      },
      show: (request, { card }, form) => show(request, card, form, null),
    })
  }
}

async function show(
  request: FastifyRequest,
  id: string,
  form: FormState,
  done: CardDeed | 'propose' | null,
): Promise<string> {
  const read = await readCard(request, id)
  const words = done === null ? null : say(request, `card.done.${done}` satisfies TextKey)
  return renderPage('oversight/matter', cardPage(request, read, form, showingOf(request), words))
}

async function askedCard(request: FastifyRequest, typed: Typed) {
  const number = textOf(typed, 'application')
  const applicationId = await inParkOf(request, (tx) => findApplicationIdByNumber(tx, parkOf(request).park.id, number))
  const party = partyNames.find((each) => each === textOf(typed, 'party'))
  const ground = groundNames.find((each) => each === textOf(typed, 'ground'))
  const wrong = [
    applicationId === null ? [problem('application', 'Write the number of an application.', '请填写申请号。')] : [],
    party === undefined ? [problem('party', 'Choose the party.', '请选择对哪一方。')] : [],
    ground === undefined ? [problem('ground', 'Choose the ground.', '请选择事由。')] : [],
    textOf(typed, 'whatHappened') === '' ? [problem('whatHappened', 'Write what happened.', '请写明事实经过。')] : [],
    textOf(typed, 'evidence') === '' ? [problem('evidence', 'Write what proves it.', '请写明依据和证据。')] : [],
  ].flat()
  if (applicationId === null || party === undefined || ground === undefined || ground === 'twoYellows' || wrong[0]) {
    throw new Refusal('card-incomplete', 'The proposal lacks something.', '提议不完整。', wrong)
  }
  return {
    ...{ applicationId, party, ground },
    ...{ whatHappened: textOf(typed, 'whatHappened'), evidence: textOf(typed, 'evidence') },
  }
}

function problem(field: string, message: string, messageZh: string) {
  return { field, code: 'card-incomplete', message, messageZh }
}
