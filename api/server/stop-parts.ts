import type { FastifyInstance } from 'fastify'
import type { Engine } from '../../engine/index.ts'
import type { Drain } from './drain.ts'

// Of the time that a stop may take: for the engine, and for the connections to the database after it.
const FOR_ENGINE = 4_000
const FOR_DATABASE = 1_000

/** Lets requests that are under way end; those that do not are cut off, and whoever sent them repeats them elsewhere. */
export async function closeApp(app: FastifyInstance, drain: Drain): Promise<void> {
  const closing = app.close()
  if (await drain.within(closing, FOR_ENGINE)) return
  app.log.warn('requests were cut off: the time to stop in is over')
  app.server.closeAllConnections()
  await drain.within(closing, FOR_DATABASE)
}

/** Lets commands and jobs end; what does not is taken up by another node when its lease has run out. */
export async function stopEngine(engine: Engine, drain: Drain, log: FastifyInstance['log']): Promise<void> {
  if (await drain.within(engine.stop(), FOR_DATABASE)) return
  log.warn('jobs were left to other nodes: the time to stop in is over')
}
