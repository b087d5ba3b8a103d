import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refusal } from '../refusal.ts'

const WINDOW = 5 * 60_000
const MOST_PER_ACCOUNT = 20
const MOST_PER_ADDRESS = 100

/** Failed attempts to sign in, by account and by address. */
export interface Attempts {
  /** Refuses where there were too many in the last five minutes. */
  readonly check: (request: FastifyRequest) => Promise<void>
  readonly countFailure: (request: FastifyRequest) => Promise<void>
}

/** Slows down whoever guesses passwords; those who know theirs are never counted. */
export function countAttempts(app: FastifyInstance, accountOf: (request: FastifyRequest) => string): Attempts {
  const limits = [
    app.createRateLimit({ max: MOST_PER_ADDRESS, timeWindow: WINDOW, keyGenerator: ({ ip }) => `address ${ip}` }),
    app.createRateLimit({
      max: MOST_PER_ACCOUNT,
      timeWindow: WINDOW,
      keyGenerator: (request) => `account ${accountOf(request)}`,
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
    `Too many attempts to sign in. Try again in ${seconds} seconds.`,
    `登录尝试过于频繁，请 ${seconds} 秒后再试。`,
  )
}
