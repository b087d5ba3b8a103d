import type { Server } from 'node:http'
import underPressure from '@fastify/under-pressure'
import type { FastifyHttpOptions, FastifyInstance } from 'fastify'
import { Refusal } from '../refusal.ts'

/** How long a file may take to come and be taken, in milliseconds: 50 MB at half a megabit a second. */
export const FILE_TIME = 900_000

/** Slow headers end after 5 s, slow handlers after 8 s, slow bodies by `limitSlowBodies`, all of them after 15 min. */
export const serverLimits = {
  bodyLimit: 262_144,
  requestTimeout: FILE_TIME,
  connectionTimeout: 30_000,
  keepAliveTimeout: 10_000,
  maxRequestsPerSocket: 1000,
  handlerTimeout: 8000,
  forceCloseConnections: 'idle',
  // What still comes over a connection while the server closes is answered as ever; the answer closes the connection.
  return503OnClosing: false,
  onProtoPoisoning: 'error',
  onConstructorPoisoning: 'error',
  routerOptions: { maxParamLength: 120 },
  http: { headersTimeout: 5000, connectionsCheckingInterval: 1000, maxHeaderSize: 8192 },
} as const satisfies FastifyHttpOptions<Server>

const MOST_CONNECTIONS = 2000
const MOST_DELAY = 250

/** Turns requests away while the event loop lags by more than so many milliseconds; what is vital goes on. */
export async function shedLoad(app: FastifyInstance, mostDelay = MOST_DELAY): Promise<void> {
  app.server.maxConnections = MOST_CONNECTIONS
  await app.register(underPressure, {
    maxEventLoopDelay: mostDelay,
    sampleInterval: 200,
    retryAfter: 5,
    pressureHandler: async (request) => {
      if (request.routeOptions.config.isVital === true) return
      throw new Refusal('overloaded', 'The server is busy. Try again in a few seconds.', '系统繁忙，请稍后再试。')
    },
  })
}
