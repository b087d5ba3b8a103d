import { z } from 'zod'
import type { FeatureRoutes } from '../../features.ts'
import { repeat } from '../../jobs/repeat.ts'
import { visibleDepartments } from '../../oversight/act-on-notice.ts'
import { inParkParams } from '../../parks/schemas.ts'
import { inParkOf, parkOf } from '../../plugins/access.ts'
import { placesOfClocks } from '../places-of-clocks.ts'
import { askForMove, type Order } from './ask-for-move.ts'
import { approveRequest, refuseRequest, withdrawRequest } from './decide-request.ts'
import { listRequestsOfDepartments, listRequestsOfPlace } from './queries.ts'
import { settleRequests } from './settle-requests.ts'
import { clockRequestView, clockRequestViewOf } from './view.ts'

const tags = ['clocks']
const FIVE_SECONDS = 5_000

export const requestParams = inParkParams.extend({ request: z.uuid() })

const askBody = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('pause'),
    ground: z.string().max(40).default('').describe('Of article 45, such as `expertReview`, `inspection`, `testing`'),
    why: z.string().max(2_000).default(''),
    evidence: z.array(z.string().max(200)).max(20).default([]).describe('Documents by name; at least one'),
    expectedEnd: z.iso.datetime({ offset: true }).nullish(),
    limitDays: z.number().nullish().describe('1 to 400 working days from the approval on'),
  }),
  z.object({
    kind: z.literal('extend'),
    days: z.number().describe('Whole working days; what is none is refused, and kept'),
    reason: z.string().max(2_000).default(''),
    clock: z.enum(['promised', 'statutory']).nullish(),
  }),
])

/** 计时申请: a reviewer asks, the head of the department approves or refuses. */
export const clockRequestRoutes: FeatureRoutes = async (app) => {
  repeat(app, {
    interval: FIVE_SECONDS,
    work: () => settleRequests(app),
    complaint: 'approved moves of clocks could not be carried out',
  })

  for (const { url, params, place, what } of placesOfClocks) {
    app.route({
      method: 'GET',
      url: `${url}/requests`,
      config: { permission: 'readClocks' },
      schema: {
        tags,
        summary: `What was asked about the clocks ${what}的计时申请`,
        params,
        response: { 200: z.array(clockRequestView) },
      },
      handler: async (request) => {
        const at = await place(request)
        const listed = await inParkOf(request, (tx) => listRequestsOfPlace(tx, parkOf(request).park.id, at))
        return listed.map(clockRequestViewOf)
      },
    })

    app.route({
      method: 'POST',
      url: `${url}/requests`,
      config: { permission: 'moveClocks' },
      schema: {
        tags,
        summary: `Ask the head to stop or extend the clocks ${what}：提出中止、延期申请`,
        description:
          'A suspension by 行政许可法 art. 45, an extension by art. 42. The head of the department decides, never who ' +
          'asked. One request is open for each clock and kind. Attempts that are refused are kept.',
        params,
        body: askBody,
        response: { 201: z.object({ id: z.uuid() }) },
      },
      handler: async (request, reply) => {
        const id = await askForMove(request, await place(request), orderOf(request.body))
        return await reply.code(201).send({ id })
      },
    })
  }

  app.route({
    method: 'GET',
    url: '/api/v1/parks/:park/clock-requests',
    config: { permission: 'readClocks' },
    schema: {
      tags,
      summary: 'What was asked of the heads, the newest first; a department sees its own · 计时申请',
      params: inParkParams,
      response: { 200: z.array(clockRequestView) },
    },
    handler: async (request) => {
      const { park, ...access } = parkOf(request)
      const own = visibleDepartments({ park, ...access })
      return (await inParkOf(request, (tx) => listRequestsOfDepartments(tx, park.id, own))).map(clockRequestViewOf)
    },
  })

  const url = '/api/v1/parks/:park/clock-requests/:request'

  app.route({
    method: 'POST',
    url: `${url}/approval`,
    config: { permission: 'moveClocks' },
    schema: {
      tags,
      summary: 'Approve it, by the head: the clock moves now · 批准计时申请',
      params: requestParams,
      body: z
        .object({ from: z.iso.datetime({ offset: true }).nullish().describe('Only now; anything else is refused') })
        .nullish(),
      response: { 204: z.null() },
    },
    handler: async (request, reply) => {
      const from = request.body?.from
      await approveRequest(request, request.params.request, from == null ? null : Date.parse(from))
      return await reply.code(204).send(null)
    },
  })

  app.route({
    method: 'POST',
    url: `${url}/refusal`,
    config: { permission: 'moveClocks' },
    schema: {
      tags,
      summary: 'Do not approve it, by the head, with the reason · 不批准计时申请',
      params: requestParams,
      body: z.object({ reason: z.string().max(2_000).default('') }),
      response: { 204: z.null() },
    },
    handler: async (request, reply) => {
      await refuseRequest(request, request.params.request, request.body.reason)
      return await reply.code(204).send(null)
    },
  })

  app.route({
    method: 'POST',
    url: `${url}/withdrawal`,
    config: { permission: 'moveClocks' },
    schema: {
      tags,
      summary: 'Take it back, by who asked or a reviewer there · 撤回计时申请',
      params: requestParams,
      response: { 204: z.null() },
    },
    handler: async (request, reply) => {
      await withdrawRequest(request, request.params.request)
      return await reply.code(204).send(null)
    },
  })
}

function orderOf(body: z.output<typeof askBody>): Order {
  if (body.kind === 'extend') return { kind: 'extend', days: body.days, why: body.reason, clock: body.clock ?? null }
  const { expectedEnd, limitDays = null, ...asked } = body
  return { ...asked, limitDays, expectedEnd: expectedEnd == null ? null : new Date(expectedEnd) }
}
