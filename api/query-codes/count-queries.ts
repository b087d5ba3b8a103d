import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refusal } from '../refusal.ts'

const WINDOW = 5 * 60_000
const MOST_PER_ADDRESS = 60
const MOST_PER_NUMBER = 10

/**
 * Slows down whoever guesses codes: from one address, or for one number from many. Every query counts before it is
 * answered, for guesses that come all at once must not slip through together.
 */
export function countQueries(
  app: FastifyInstance,
  numberOf: (request: FastifyRequest) => string,
): (request: FastifyRequest) => Promise<void> {
  const limits = [
    app.createRateLimit({ max: MOST_PER_ADDRESS, timeWindow: WINDOW, keyGenerator: ({ ip }) => `query from ${ip}` }),
    app.createRateLimit({
      max: MOST_PER_NUMBER,
      timeWindow: WINDOW,
      keyGenerator: (request) => `query of ${numberOf(request)}`,
    }),
  ]
  return async (request) => {
    for (const limit of limits) {
      const result = await limit(request)
      if (!result.isAllowed && result.isExceeded) throw tooMany(result.ttlInSeconds)
    }
  }
}

function tooMany(seconds: number): Refusal {
  return new Refusal(
    'too-many-attempts',
    `Too many queries. Try again in ${seconds} seconds, or ask at the window.`,
    `查询过于频繁，请 ${seconds} 秒后再试，或者到窗口咨询。`,
  )
}
