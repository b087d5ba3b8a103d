import { z } from 'zod'
import { applicationParams } from '../applications/schemas.ts'
import type { FeatureRoutes } from '../features.ts'
import { followApplication } from './follow-application.ts'

const url = '/api/v1/parks/:park/applications/:application/following'
const following = z.object({ following: z.boolean() })

/** 关注: for oneself alone; nobody else sees who follows what. */
export const followRoutes: FeatureRoutes = async (app) => {
  app.route({
    method: 'PUT',
    url,
    config: { permission: 'useInbox' },
    schema: {
      tags: ['tasks'],
      summary: 'Follow an application · 关注',
      description: '`task` names the task that the list leads to where one may not open the current one.',
      params: applicationParams,
      body: z.object({ task: z.object({ instance: z.uuid(), key: z.number().int().min(0) }).optional() }).nullish(),
      response: { 200: following },
    },
    handler: async (request) => {
      await followApplication(request, request.params.application, true, request.body?.task ?? null)
      return { following: true }
    },
  })

  app.route({
    method: 'DELETE',
    url,
    config: { permission: 'useInbox' },
    schema: {
      tags: ['tasks'],
      summary: 'Follow it no longer · 取消关注',
      params: applicationParams,
      response: { 200: following },
    },
    handler: async (request) => {
      await followApplication(request, request.params.application, false)
      return { following: false }
    },
  })
}
