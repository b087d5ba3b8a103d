import type { FastifyInstance } from 'fastify'

/** A node that stops asks with each answer to be left, so that the next request goes to another one. */
export function leaveWhileDraining(app: FastifyInstance): void {
  app.addHook('onSend', async (_request, reply) => {
    if (app.drain.isDraining()) reply.header('connection', 'close')
  })
}
