import formbody from '@fastify/formbody'
import type { FastifyInstance } from 'fastify'
import { takeKeyOfForm } from '../idempotency/read-key.ts'
import { type Typed, textOf } from './typed.ts'

/** What pages need beyond the API: bodies as forms post them, and the hidden `commandId` as Idempotency-Key. */
export async function openPageScope(app: FastifyInstance): Promise<void> {
  await app.register(formbody, { bodyLimit: 262_144 })
  app.addHook('preHandler', async (request) => {
    if (typeof request.body !== 'object' || request.body === null) return
    // Only forms are posted here, and their schema says what they are made of.
    takeKeyOfForm(request, textOf(request.body as Typed, 'commandId'))
  })
}
