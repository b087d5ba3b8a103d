import { Refusal } from '../refusal.ts'

/** Guessing must not pay: 60 looks a minute for one address. */
export const rateLimit = {
  max: 60,
  timeWindow: 60_000,
  errorResponseBuilder: () =>
    new Refusal(
      'too-many-attempts',
      'Expected at most 60 looks a minute. Try again later.',
      '核验过于频繁，请稍后再试。',
    ),
}
