import type { JsonValue } from '../../expressions/expression.ts'
import { asCount, asText, asTexts, type JsonObject, UnreadableError } from '../reading.ts'
import type { StepReader } from './read-step.ts'

/** What people do to clocks; `true` in place of an element means the process. What is not said is a script's own word. */
export const clockReaders: { readonly [word: string]: StepReader } = {
  pauseClock: {
    beside: ['ground', 'by', 'department', 'why', 'evidence', 'limit', 'from'],
    read: (step) => ({
      type: 'pauseClock',
      element: elementOf(step['pauseClock'], 'pauseClock'),
      ground: textOr(step, 'ground', ''),
      person: textOr(step, 'by', 'script'),
      department: optional(step, 'department'),
      why: textOr(step, 'why', 'script'),
      evidence: step['evidence'] === undefined ? ['script'] : asTexts(step['evidence'], 'evidence'),
      limit: optional(step, 'limit'),
      from: optional(step, 'from'),
    }),
  },
  resumeClock: {
    beside: ['by', 'department', 'suspension', 'ground'],
    read: (step) => ({
      type: 'resumeClock',
      element: elementOf(step['resumeClock'], 'resumeClock'),
      person: textOr(step, 'by', 'script'),
      department: optional(step, 'department'),
      suspension: optional(step, 'suspension'),
      ground: optional(step, 'ground'),
    }),
  },
  extendClock: {
    beside: ['days', 'reason', 'approvedBy', 'clock'],
    read: (step) => ({
      type: 'extendClock',
      element: elementOf(step['extendClock'], 'extendClock'),
      clock: kindOf(step['clock']),
      days: asCount(step['days'] ?? 0, 'days'),
      reason: textOr(step, 'reason', ''),
      approvedBy: textOr(step, 'approvedBy', ''),
    }),
  },
}

function elementOf(value: JsonValue | undefined, what: string): string | null {
  return value === true ? null : asText(value, what)
}

function textOr(step: JsonObject, key: string, other: string): string {
  return step[key] === undefined ? other : asText(step[key], key)
}

function optional(step: JsonObject, key: string): string | null {
  return step[key] === undefined || step[key] === null ? null : asText(step[key], key)
}

function kindOf(value: JsonValue | undefined): 'promised' | 'statutory' | null {
  if (value === undefined) return null
  if (value === 'promised' || value === 'statutory') return value
  throw new UnreadableError(`Expected clock to be promised or statutory, but found ${JSON.stringify(value)}.`)
}
