import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { FeatureRoutes } from '../features.ts'
import { Refusal } from '../refusal.ts'
import { keepingClockRefusals } from './keeping-clock-refusals.ts'
import { extendClock, pauseClock, resumeClock } from './move-clock.ts'
import { placesOfClocks } from './places-of-clocks.ts'
import { readClocks } from './read-clocks.ts'
import type { ClockPlace } from './rules.ts'
import { clockView, extendBody, pauseBody, resumeBody } from './schemas.ts'

/** 计时: how clocks stand, stopping, starting again and extending them. */
export const clockRoutes: FeatureRoutes = async (app) => {
  for (const { url, params, place, what } of placesOfClocks) {
    app.route({
      method: 'GET',
      url,
      config: { permission: 'readClocks' },
      schema: { tags: ['clocks'], summary: `Clocks ${what}的计时`, params, response: { 200: z.array(clockView) } },
      handler: async (request) => await readClocks(request, await place(request)),
    })

    app.route({
      method: 'POST',
      url: `${url}/pause`,
      config: { permission: 'moveClocks' },
      schema: {
        tags: ['clocks'],
        summary: `Stop the clocks ${what}中止计时`,
        description:
          'By the post that the ground asks for; what needs a second person (expert review, testing and the like) is ' +
          'asked for instead. Which clock a ground stops is law (行政许可法 art. 45). Attempts that are refused are kept.',
        params,
        body: pauseBody,
        response: { 200: z.array(clockView) },
      },
      handler: async (request) => {
        const { ground, why, evidence, expectedEnd, limitDays = null, from } = request.body
        const order = { ground, why, evidence, limitDays }
        return await after(request, await place(request), (at) =>
          pauseClock(request, at, { ...order, expectedEnd: millisecondsOf(expectedEnd), from: millisecondsOf(from) }),
        )
      },
    })

    app.route({
      method: 'POST',
      url: `${url}/resume`,
      config: { permission: 'moveClocks' },
      schema: {
        tags: ['clocks'],
        summary: `End a suspension ${what}恢复计时`,
        params,
        body: resumeBody,
        response: { 200: z.array(clockView) },
      },
      handler: async (request) => {
        const { suspension = null, result } = request.body
        return await after(request, await place(request), (at) => resumeClock(request, at, { suspension, result }))
      },
    })

    app.route({
      method: 'POST',
      url: `${url}/extend`,
      config: { permission: 'moveClocks' },
      schema: {
        tags: ['clocks'],
        summary: `Extend, once, by the head of the department ${what}延期`,
        params,
        body: extendBody,
        response: { 200: z.array(clockView) },
      },
      handler: async (request) => {
        const { days, reason, clock = null } = request.body
        return await after(request, await place(request), (at) => extendClock(request, at, { days, reason, clock }))
      },
    })

    app.route({
      method: 'DELETE',
      url: `${url}/evidence`,
      config: { permission: 'moveClocks' },
      schema: {
        tags: ['clocks'],
        summary: 'Is always refused, and kept: evidence stays · 依据材料不得删除',
        params,
        response: { 204: z.null() },
      },
      handler: async (request, reply) => {
        await keepingClockRefusals(request, await place(request), 'deleteEvidence', null, async () => {
          throw new Refusal('evidence-kept', 'Expected evidence to stay where it is.', '依据材料一经登记不得删除。')
        })
        return await reply.code(204).send(null)
      },
    })
  }
}

async function after(request: FastifyRequest, place: ClockPlace, move: (at: ClockPlace) => Promise<void>) {
  await move(place)
  return await readClocks(request, place)
}

function millisecondsOf(instant: string | null | undefined): number | null {
  return instant === null || instant === undefined ? null : Date.parse(instant)
}
