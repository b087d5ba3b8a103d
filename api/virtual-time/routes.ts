import { z } from 'zod'
import type { FeatureRoutes } from '../features.ts'
import { answerOnce } from '../idempotency/answer-once.ts'
import { timeChange } from './ask-time.ts'
import { setVirtualTime } from './set-virtual-time.ts'
import { timeOnClock } from './time-on-clock.ts'

const timeView = z.object({
  now: z.iso.datetime(),
  isVirtual: z.boolean().describe('Whether it can be moved'),
  speed: z.number().describe('Virtual seconds for each real one'),
  aheadSeconds: z.number().describe('How far it is ahead of real time; below zero it is behind'),
})

const ZONE = 'Asia/Shanghai'

/** 虚拟时间: for demonstrations, tests and training; whatever comes due by the move fires. */
export const virtualTimeRoutes: FeatureRoutes = async (app) => {
  const view = () => {
    const { now, speed, ahead } = timeOnClock(app.engine)
    const isVirtual = app.config.mode === 'demo'
    return { now: new Date(now).toISOString(), isVirtual, speed, aheadSeconds: Math.round(ahead / 1_000) }
  }

  app.route({
    method: 'GET',
    url: '/api/v1/virtual-time',
    config: { permission: 'readVirtualTime' },
    schema: { tags: ['time'], summary: 'What time it is by the engine · 当前时间', response: { 200: timeView } },
    handler: async () => view(),
  })

  app.route({
    method: 'PUT',
    url: '/api/v1/virtual-time',
    config: { permission: 'moveTime' },
    schema: {
      tags: ['time'],
      summary: 'Move virtual time or change its speed, in demo mode only · 调整虚拟时间（仅演示模式）',
      description: 'By who manages a park or administers the installation. · 由园区管理员或系统管理员调整。',
      body: timeChange,
      response: { 200: timeView },
    },
    handler: async (request) => {
      // Sent twice, a day forward is one day.
      return await app.database.outsideParks((tx) =>
        answerOnce(request, tx, async () => {
          await setVirtualTime(app.engine, request.body, ZONE)
          return view()
        }),
      )
    },
  })
}
