import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refusal } from '../refusal.ts'

const WINDOW = 5 * 60_000
const MOST_PER_ADDRESS = 20
const MOST_PER_NUMBER = 10

/** Queries that found nothing, by address and by number. Who has the code is never counted. */
export interface QueryAttempts {
  /** Refuses where there were too many in the last five minutes, whether this one would find something or not. */
  readonly check: (request: FastifyRequest) => Promise<void>
  readonly countFailure: (request: FastifyRequest) => Promise<void>
}

/** Slows down whoever guesses codes: from one address, or for one number from many. */
export function countQueryAttempts(app: FastifyInstance, numberOf: (request: FastifyRequest) => string): QueryAttempts {
  const limits = [
    app.createRateLimit({ max: MOST_PER_ADDRESS, timeWindow: WINDOW, keyGenerator: ({ ip }) => `query from ${ip}` }),
    app.createRateLimit({
      max: MOST_PER_NUMBER,
      timeWindow: WINDOW,
      keyGenerator: (request) => `query of ${numberOf(request)}`,
    }),
  ]
  return {
    check: async (request) => {
      for (const limit of limits) {
        const result = await limit(request, { increment: false })
        if (!result.isAllowed && result.remaining === 0) throw tooMany(result.ttlInSeconds)
      }
    },
    countFailure: async (request) => {
      for (const limit of limits) await limit(request)
    },
  }
}

function tooMany(seconds: number): Refusal {
  return new Refusal(
    'too-many-attempts',
    `Too many queries found nothing. Try again in ${seconds} seconds, or ask the window.`,
    `没有查到的次数过多，请 ${seconds} 秒后再试，或者到窗口咨询。`,
  )
}
