import { Refusal } from '../refusal.ts'

/** Working out long periods costs time: 60 a minute for one address. */
export const calculatorLimit = {
  max: 60,
  timeWindow: 60_000,
  errorResponseBuilder: () =>
    new Refusal(
      'too-many-attempts',
      'Expected at most 60 calculations a minute. Try again later.',
      '推算过于频繁，请稍后再试。',
    ),
}
