import { z } from 'zod'
import type { FeatureRoutes } from '../features.ts'
import { repeat } from '../jobs/repeat.ts'
import { inParkParams } from '../parks/schemas.ts'
import type { Permission } from '../permissions.ts'
import { inParkOf, parkOf, personOf } from '../plugins/access.ts'
import { actOnNotice, type OversightDeed, raiseByHand, readNotice, visibleDepartments } from './act-on-notice.ts'
import { oversightLifecycle } from './lifecycle.ts'
import { readOversightRules, saveOversightRules, searchOversight } from './queries.ts'
import { causeNames, MOST_RULES, type OversightRules } from './rules.ts'
import { noticeView, noticeViewOf, noticeWithActsView, noticeWithActsViewOf } from './view.ts'
import { watchClocks } from './watching/watch-clocks.ts'

const url = '/api/v1/parks/:park/oversight-notices'
const rulesUrl = '/api/v1/parks/:park/oversight-rules'
const tags = ['oversight']
const HALF_A_MINUTE = 30_000

export const noticeParams = inParkParams.extend({ notice: z.uuid() })

const rulesBody = z.object({
  time: z
    .array(
      z.object({
        about: z.enum(['step', 'total']),
        clock: z.enum(['promised', 'statutory']),
        light: z.enum(['yellow', 'red']),
        afterDays: z.number().int().min(0).max(100).describe('Closed working days after the light is red'),
        answerDays: z.number().int().min(1).max(60).describe('Working days in which the department answers'),
      }),
    )
    .max(MOST_RULES),
})

/** Every deed: its address below the notice, who may do it, and what it is. */
const deeds: readonly (readonly [deed: OversightDeed, path: string, permission: Permission, summary: string])[] = [
  ['answer', 'answer', 'answerOversight', 'Answer it, by the department · 答复督办单'],
  ['sendBack', 'return', 'raiseOversight', 'Send it back with a reason; it must be answered again · 退回督办单'],
  ['close', 'closure', 'raiseOversight', 'Close it · 督办单销号'],
]

/** 督办单 to departments. */
export const oversightRoutes: FeatureRoutes = async (app) => {
  repeat(app, {
    interval: HALF_A_MINUTE,
    work: () => watchClocks(app),
    complaint: 'oversight notices could not be raised',
  })

  app.route({
    method: 'GET',
    url,
    config: { permission: 'readOversight' },
    schema: {
      tags,
      summary: 'Oversight notices, the most urgent first; a department sees its own · 督办单',
      params: inParkParams,
      querystring: z.object({
        state: z.enum([...oversightLifecycle.states, 'open']).optional(),
        cause: z.enum(causeNames).optional(),
        q: z.string().max(100).default(''),
      }),
      response: { 200: z.array(noticeView) },
    },
    handler: async (request) => {
      const access = parkOf(request)
      const { state = null, cause = null, q: words } = request.query
      const search = { departments: visibleDepartments(access), state, cause, words }
      return (await inParkOf(request, (tx) => searchOversight(tx, access.park.id, search))).map(noticeViewOf)
    },
  })

  app.route({
    method: 'POST',
    url,
    config: { permission: 'raiseOversight' },
    schema: {
      tags,
      summary: 'Raise a notice by hand · 发出督办单',
      params: inParkParams,
      body: z.object({
        department: z.string().max(100),
        cause: z.enum(causeNames),
        applicationId: z.uuid().nullable().default(null),
        what: z.string().trim().max(4_000),
        answerDays: z.number().int().min(1).max(60),
      }),
      response: { 201: noticeWithActsView },
    },
    handler: async (request, reply) => {
      const { notice, acts } = await readNotice(request, await raiseByHand(request, request.body))
      return reply.code(201).send(noticeWithActsViewOf(notice, acts))
    },
  })

  app.route({
    method: 'GET',
    url: `${url}/:notice`,
    config: { permission: 'readOversight' },
    schema: {
      tags,
      summary: 'One notice with its history · 一份督办单',
      params: noticeParams,
      response: { 200: noticeWithActsView },
    },
    handler: async (request) => {
      const { notice, acts } = await readNotice(request, request.params.notice)
      return noticeWithActsViewOf(notice, acts)
    },
  })

  for (const [deed, path, permission, summary] of deeds) {
    app.route({
      method: 'POST',
      url: `${url}/:notice/${path}`,
      config: { permission },
      schema: {
        ...{ tags, summary, params: noticeParams },
        body: z.object({ words: z.string().max(4_000).default('') }),
        response: { 200: noticeWithActsView },
      },
      handler: async (request) => {
        await actOnNotice(request, request.params.notice, deed, request.body.words)
        const { notice, acts } = await readNotice(request, request.params.notice)
        return noticeWithActsViewOf(notice, acts)
      },
    })
  }

  app.route({
    method: 'GET',
    url: rulesUrl,
    config: { permission: 'readOversight' },
    schema: {
      tags,
      summary: 'For what notices are raised by themselves · 督办单规则',
      params: inParkParams,
      response: { 200: rulesBody },
    },
    handler: async (request) =>
      rulesViewOf(await inParkOf(request, (tx) => readOversightRules(tx, parkOf(request).park.id))),
  })

  app.route({
    method: 'PUT',
    url: rulesUrl,
    config: { permission: 'ruleOversight' },
    schema: {
      tags,
      summary: 'Rule for what notices are raised · 设定督办单规则',
      params: inParkParams,
      body: rulesBody,
      response: { 200: rulesBody },
    },
    handler: async (request) => {
      const by = { personId: personOf(request).personId, now: new Date(app.engine.now()) }
      await inParkOf(request, (tx) => saveOversightRules(tx, parkOf(request).park.id, request.body, by))
      return request.body
    },
  })
}

/** A copy that nobody holds on to. */
function rulesViewOf({ time }: OversightRules) {
  return { time: time.map((rule) => ({ ...rule })) }
}
