import type { CommandBody } from '../../core/commands.ts'
import type { JobOutcome } from '../engine.ts'

/** What records the outcome of a job that had `retries` left, the attempt at hand included. */
export function outcomeCommand({ key, retries }: { key: number; retries: number }, outcome: JobOutcome): CommandBody {
  switch (outcome.type) {
    case 'completed':
      return { type: 'completeJob', key, variables: outcome.variables }
    case 'failed': {
      const { message, retryable, retryAfter } = outcome
      const left = retryable ? (outcome.retries ?? retries - 1) : 0
      return { type: 'failJob', key, retries: left, message, ...(retryAfter === undefined ? {} : { retryAfter }) }
    }
    case 'error':
      return { type: 'throwError', key, code: outcome.code, variables: outcome.variables }
  }
}
