import type { FastifyInstance } from 'fastify'

/** Milliseconds between two looks for connections over which nothing comes any more. */
const LOOK = 100

/**
 * A node that stops asks with each answer to be left, so that the next request goes to another one. While it closes it
 * lets go of every connection as soon as its last answer is sent, for a client may keep one for as long as it likes.
 */
export function leaveWhileDraining(app: FastifyInstance): void {
  app.addHook('onSend', async (_request, reply) => {
    if (app.drain.isDraining()) reply.header('connection', 'close')
  })
  let timer: NodeJS.Timeout | undefined
  app.addHook('preClose', async () => {
    timer = setInterval(() => app.server.closeIdleConnections(), LOOK)
  })
  app.addHook('onClose', async () => clearInterval(timer))
}
