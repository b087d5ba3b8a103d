import type { JsonValue } from '../../expressions/expression.ts'
import { readExpected } from '../expectation/read-expected.ts'
import {
  asBoolean,
  asCount,
  asObject,
  asText,
  asTexts,
  asVariables,
  type JsonObject,
  mapEntries,
  refuseOthers,
  UnreadableError,
} from '../reading.ts'
import { clockReaders } from './read-clock-steps.ts'
import { readMigration, readModification, readPoints } from './read-moves.ts'
import type { Step, Which } from './step.ts'

export interface StepReader {
  /** Keys that may stand beside the word itself. */
  readonly beside: readonly string[]
  readonly read: (step: JsonObject) => Step
}

const readers: { readonly [word: string]: StepReader } = {
  start: {
    beside: ['event', 'variables', 'as'],
    read: (step) => ({
      type: 'start',
      process: step['start'] === true ? null : asText(step['start'], 'start'),
      event: optionalText(step['event'], 'event'),
      variables: asVariables(step['variables'], 'variables'),
      as: optionalText(step['as'], 'as'),
    }),
  },
  deploy: { beside: [], read: () => ({ type: 'deploy' }) },
  complete: {
    beside: ['variables', 'times', 'index', 'all'],
    read: (step) => ({
      type: 'complete',
      element: asText(step['complete'], 'complete'),
      which: readWhich(step),
      variables: asVariables(step['variables'], 'variables'),
    }),
  },
  completeAll: {
    beside: [],
    read: (step) => ({ type: 'completeAll', elements: asTexts(step['completeAll'], 'completeAll') }),
  },
  fail: {
    beside: ['message'],
    read: (step) => ({
      type: 'fail',
      element: asText(step['fail'], 'fail'),
      message: optionalText(step['message'], 'message') ?? 'failed',
    }),
  },
  error: {
    beside: ['code', 'variables'],
    read: (step) => ({
      type: 'error',
      element: asText(step['error'], 'error'),
      code: asText(step['code'], 'code'),
      variables: asVariables(step['variables'], 'variables'),
    }),
  },
  escalate: {
    beside: ['code', 'variables'],
    read: (step) => ({
      type: 'escalate',
      element: asText(step['escalate'], 'escalate'),
      code: asText(step['code'], 'code'),
      variables: asVariables(step['variables'], 'variables'),
    }),
  },
  resolve: {
    beside: ['variables'],
    read: (step) => ({
      type: 'resolve',
      element: asText(step['resolve'], 'resolve'),
      variables: asVariables(step['variables'], 'variables'),
    }),
  },
  continue: { beside: [], read: (step) => ({ type: 'continue', element: asText(step['continue'], 'continue') }) },
  trigger: {
    beside: ['variables'],
    read: (step) => ({
      type: 'trigger',
      element: asText(step['trigger'], 'trigger'),
      variables: asVariables(step['variables'], 'variables'),
    }),
  },
  set: {
    beside: ['at'],
    read: (step) => ({ type: 'set', variables: asObject(step['set'], 'set'), at: optionalText(step['at'], 'at') }),
  },
  message: {
    beside: ['correlate', 'variables'],
    read: (step) => ({
      type: 'message',
      name: asText(step['message'], 'message'),
      correlate: asVariables(step['correlate'], 'correlate'),
      variables: asVariables(step['variables'], 'variables'),
    }),
  },
  evaluate: {
    beside: [],
    read: (step) => ({ type: 'evaluate', variables: asObject(step['evaluate'], 'evaluate') }),
  },
  signal: {
    beside: ['variables'],
    read: (step) => ({
      type: 'signal',
      name: asText(step['signal'], 'signal'),
      variables: asVariables(step['variables'], 'variables'),
    }),
  },
  advance: { beside: [], read: (step) => ({ type: 'advance', duration: asText(step['advance'], 'advance') }) },
  advanceTo: { beside: [], read: (step) => ({ type: 'advanceTo', date: asText(step['advanceTo'], 'advanceTo') }) },
  choose: {
    beside: [],
    read: (step) => ({
      type: 'choose',
      flows: new Map(Object.entries(mapEntries(asObject(step['choose'], 'choose'), asTexts))),
    }),
  },
  assume: {
    beside: [],
    read: (step) => ({ type: 'assume', values: new Map(Object.entries(asVariables(step['assume'], 'assume'))) }),
  },
  waits: { beside: [], read: (step) => ({ type: 'waits', elements: asTexts(step['waits'], 'waits') }) },
  addBody: {
    beside: ['item'],
    read: (step) => ({ type: 'addBody', element: asText(step['addBody'], 'addBody'), item: step['item'] ?? null }),
  },
  removeBody: {
    beside: ['index'],
    read: (step) => ({
      type: 'removeBody',
      element: asText(step['removeBody'], 'removeBody'),
      index: step['index'] === undefined ? 0 : asCount(step['index'], 'index'),
    }),
  },
  activate: {
    beside: ['in'],
    read: (step) => ({ type: 'activate', element: asText(step['activate'], 'activate'), in: asText(step['in'], 'in') }),
  },
  ...clockReaders,
  suspend: { beside: [], read: () => ({ type: 'suspend' }) },
  resume: { beside: [], read: () => ({ type: 'resume' }) },
  modify: { beside: [], read: (step) => readModification(asObject(step['modify'], 'modify')) },
  migrate: { beside: [], read: (step) => readMigration(asObject(step['migrate'], 'migrate')) },
  restart: {
    beside: ['variables'],
    read: (step) => ({
      type: 'restart',
      points: readPoints(step['restart']),
      variables: asVariables(step['variables'], 'variables'),
    }),
  },
  cancel: { beside: [], read: () => ({ type: 'cancel' }) },
  refused: {
    beside: ['or'],
    read: (step) => ({ type: 'refused', step: readStep(step['refused']), or: readOr(step['or']) }),
  },
  check: { beside: [], read: (step) => ({ type: 'check', expected: readExpected(step['check'], 'check') }) },
}

/** Reads one step of a script; throws `UnreadableError` where it is none. */
export function readStep(value: JsonValue | undefined): Step {
  const step = asObject(value, 'a step')
  const words = Object.keys(step).filter((key) => Object.hasOwn(readers, key))
  // `fail` has a `message` beside it, which is a word of its own too: the step's word is the one that allows the others.
  const word = words.find((each) => words.every((other) => other === each || readers[each]?.beside.includes(other)))
  const reader = word === undefined ? undefined : readers[word]
  if (word === undefined || reader === undefined) {
    throw new UnreadableError(
      `Expected a step with one of ${Object.keys(readers).join(', ')}, but found ${JSON.stringify(step)}.`,
    )
  }
  refuseOthers(step, [word, 'note', 'instance', ...reader.beside], `the step ${word}`)
  const { instance } = step
  return instance === undefined ? reader.read(step) : { ...reader.read(step), instance: asCount(instance, 'instance') }
}

function readWhich({ times, index, all }: JsonObject): Which {
  if (all !== undefined && asBoolean(all, 'all')) return 'all'
  if (index !== undefined) return { index: asCount(index, 'index') }
  return { times: times === undefined ? 1 : asCount(times, 'times') }
}

function readOr(value: JsonValue | undefined): 'ignored' | 'incident' | null {
  if (value === undefined) return null
  if (value === 'ignored' || value === 'incident') return value
  throw new UnreadableError(`Expected or to be ignored or incident, but found ${JSON.stringify(value)}.`)
}

function optionalText(value: JsonValue | undefined, what: string): string | null {
  return value === undefined || value === null ? null : asText(value, what)
}
