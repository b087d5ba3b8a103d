import { z } from 'zod'
import type { FeatureRoutes } from '../features.ts'
import { repeat } from '../jobs/repeat.ts'
import { inParkParams } from '../parks/schemas.ts'
import type { Permission } from '../permissions.ts'
import { inParkOf, parkOf } from '../plugins/access.ts'
import { actOnCard, type CardDeed, propose, readCard } from './act-on-card.ts'
import { ageCards } from './age-cards.ts'
import { colours, groundNames } from './grounds.ts'
import { cardLifecycle } from './lifecycle.ts'
import { partyNames } from './parties.ts'
import { searchCards } from './queries.ts'
import { visibleCards } from './rules.ts'
import { cardView, cardViewOf, cardWithActsView, cardWithActsViewOf } from './view.ts'

const url = '/api/v1/parks/:park/cards'
const tags = ['oversight']
const HALF_A_MINUTE = 30_000

export const cardParams = inParkParams.extend({ card: z.uuid() })

const wordsBody = z.object({ words: z.string().max(4_000).default('') })

/** Every deed: its address below the card, who may do it, and what it is. */
const deeds: readonly (readonly [deed: CardDeed, path: string, permission: Permission, summary: string])[] = [
  ['takeUp', 'hearing', 'decideCard', 'Take the proposal up: the party is told and may speak · 告知当事方'],
  ['hear', 'statement', 'speakOnCard', 'What the party says · 陈述申辩'],
  ['give', 'giving', 'decideCard', 'Give it, once the party was heard · 给出'],
  ['closeGround', 'closure', 'decideCard', 'What it was given for is put right · 闭合'],
  ['withdraw', 'withdrawal', 'decideCard', 'Withdraw it · 撤回'],
  ['object', 'objection', 'speakOnCard', 'Object to it · 异议'],
  ['uphold', 'objection/upholding', 'decideObjection', 'Uphold the objection: the card is withdrawn · 异议成立'],
  ['reject', 'objection/rejection', 'decideObjection', 'Reject the objection · 异议不成立'],
]

/** 红黄牌 of the five responsible parties. */
export const cardRoutes: FeatureRoutes = async (app) => {
  repeat(app, {
    interval: HALF_A_MINUTE,
    work: () => ageCards(app),
    complaint: 'what time does to cards could not be written',
  })

  app.route({
    method: 'GET',
    url,
    config: { permission: 'readCards' },
    schema: {
      tags,
      summary: 'Cards, the latest first; an enterprise sees those that it was told of · 红黄牌',
      params: inParkParams,
      querystring: z.object({
        state: z.enum([...cardLifecycle.states, 'underWay']).optional(),
        colour: z.enum(colours).optional(),
        q: z.string().max(100).default(''),
      }),
      response: { 200: z.array(cardView) },
    },
    handler: async (request) => {
      const access = parkOf(request)
      const { state = null, colour = null, q: words } = request.query
      const search = { enterpriseIds: visibleCards(access), state, colour, words }
      return (await inParkOf(request, (tx) => searchCards(tx, access.park.id, search))).map(cardViewOf)
    },
  })

  app.route({
    method: 'POST',
    url,
    config: { permission: 'proposeCard' },
    schema: {
      tags,
      summary: 'Propose a card; its ground says the colour · 提出红黄牌',
      params: inParkParams,
      body: z.object({
        applicationId: z.uuid(),
        party: z.enum(partyNames),
        ground: z.enum(groundNames).exclude(['twoYellows']).describe('Two yellow cards propose a red one themselves'),
        whatHappened: z.string().trim().max(4_000),
        evidence: z.string().trim().max(4_000),
      }),
      response: { 201: cardWithActsView },
    },
    handler: async (request, reply) => {
      const { card, acts } = await readCard(request, await propose(request, request.body))
      return reply.code(201).send(cardWithActsViewOf(card, acts))
    },
  })

  app.route({
    method: 'GET',
    url: `${url}/:card`,
    config: { permission: 'readCards' },
    schema: {
      tags,
      summary: 'One card with its history · 一张红黄牌',
      params: cardParams,
      response: { 200: cardWithActsView },
    },
    handler: async (request) => {
      const { card, acts } = await readCard(request, request.params.card)
      return cardWithActsViewOf(card, acts)
    },
  })

  for (const [deed, path, permission, summary] of deeds) {
    app.route({
      method: 'POST',
      url: `${url}/:card/${path}`,
      config: { permission },
      schema: { tags, summary, params: cardParams, body: wordsBody, response: { 200: cardWithActsView } },
      handler: async (request) => {
        await actOnCard(request, request.params.card, deed, request.body.words)
        const { card, acts } = await readCard(request, request.params.card)
        return cardWithActsViewOf(card, acts)
      },
    })
  }
}
