import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type OversightState, oversightLifecycle } from '../../../api/oversight/lifecycle.ts'
import { advancedNotice } from '../../../api/oversight/locked-notice.ts'
import { type OversightNotice, oversightActs } from '../../../api/oversight/notice.ts'
import { causeNames, rungsOf, usualOversight } from '../../../api/oversight/rules.ts'
import { Refusal } from '../../../api/refusal.ts'

const moves: readonly (readonly [from: OversightState, move: string, to: OversightState])[] = [
  ['issued', 'answer', 'answered'],
  ['issued', 'escalate', 'escalated'],
  ['escalated', 'answer', 'answered'],
  ['answered', 'sendBack', 'issued'],
  ['answered', 'close', 'closed'],
]

const now = new Date('2024-04-25T09:00:00+08:00')
const notice: Omit<OversightNotice, 'state'> = {
  ...{ id: '0193a5e0-0000-7000-8000-000000000001', number: '督办〔2024〕1号', department: 'civil-air-defence' },
  ...{ cause: 'other', application: null, what: '请说明', answerDays: 2, answerBy: now, raisedBy: '郑毅' },
  ...{ raisedAt: now, escalatedAt: null },
}

test('an oversight notice makes the moves of its lifecycle, and refuses every other one with a sentence', () => {
  for (const state of oversightLifecycle.states) {
    for (const move of oversightLifecycle.moves) {
      const told = moves.find(([from, name]) => from === state && name === move)?.[2]
      if (told !== undefined) {
        expect([state, move, advancedNotice({ ...notice, state }, move)]).toEqual([state, move, told])
        continue
      }
      let refused: unknown = null
      try {
        advancedNotice({ ...notice, state }, move)
      } catch (error) {
        refused = error
      }
      expect([state, move, refused]).toEqual([state, move, expect.any(Refusal)])
      expect(refused).toMatchObject({
        code: 'oversight-move-not-allowed',
        message: expect.stringContaining('Expected notice 督办〔2024〕1号'),
        messageZh: expect.stringMatching(/。$/),
      })
    }
  }
})

test('the database knows the states, causes and acts of a notice and no others', () => {
  const sql = readFileSync(join(import.meta.dirname, '../../../migrations/0033_cards_and_oversight.sql'), 'utf8')
  const words = (pattern: RegExp) => [...(pattern.exec(sql)?.[1] ?? '').matchAll(/'(\w+)'/g)].map(([, word]) => word)

  const states = words(/create table oversight_notices[\s\S]*?check \(state in \(([\s\S]*?)\)\)/)
  expect(states.sort()).toEqual([...oversightLifecycle.states].sort())
  expect(words(/create table oversight_notices[\s\S]*?check \(cause in \(([\s\S]*?)\)\)/)).toEqual([...causeNames])
  expect(words(/create table oversight_acts[\s\S]*?check \(act in \(([\s\S]*?)\)\)/)).toEqual([...oversightActs])
})

describe('the rules of a park raise a notice', () => {
  const rungs = (host: number, light: 'green' | 'yellow' | 'red' | 'grey', overdueDays = 0, rules = usualOversight) =>
    rungsOf(rules, { host, clock: 'promised', light, overdueDays }).map(({ cause, rung }) => `${cause} ${rung}`)

  test('when a step is overdue, and when the whole is nearly due or overdue', () => {
    expect(rungs(7, 'yellow')).toEqual([])
    expect(rungs(7, 'red')).toEqual(['stepOverdue red'])
    expect(rungs(0, 'yellow')).toEqual(['totalNear yellow'])
    expect(rungs(0, 'red', 3)).toEqual(['totalOverdue red'])
  })

  test('never for a clock that stands still or has time left', () => {
    expect([rungs(0, 'grey', 3), rungs(0, 'green'), rungs(7, 'grey', 3)]).toEqual([[], [], []])
  })

  test('again so many days later where they say so', () => {
    const later = { about: 'step', clock: 'promised', light: 'red', afterDays: 2, answerDays: 1 } as const
    const rules = { time: [...usualOversight.time, later] }

    expect(rungs(7, 'red', 1, rules)).toEqual(['stepOverdue red'])
    expect(rungs(7, 'red', 2, { time: [later, later] })).toEqual(['stepOverdue red+2'])
    expect(rungs(7, 'red', 2, rules)).toEqual(['stepOverdue red', 'stepOverdue red+2'])
  })
})
