import { z } from 'zod'
import type { FeatureRoutes } from '../features.ts'
import { setVirtualTime } from './set-virtual-time.ts'

const timeView = z.object({ now: z.iso.datetime(), isVirtual: z.boolean().describe('Whether it can be moved') })

/** 虚拟时间: for demonstrations; whatever comes due by the move fires. */
export const virtualTimeRoutes: FeatureRoutes = async (app) => {
  const view = () => ({ now: new Date(app.engine.now()).toISOString(), isVirtual: app.config.mode === 'demo' })

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
    config: { permission: 'setVirtualTime' },
    schema: {
      tags: ['time'],
      summary: 'Move virtual time, in demo mode only · 设置虚拟时间（仅演示模式）',
      body: z.object({ now: z.iso.datetime({ offset: true }) }),
      response: { 200: timeView },
    },
    handler: async (request) => {
      await setVirtualTime(app.engine, Date.parse(request.body.now))
      return view()
    },
  })
}
