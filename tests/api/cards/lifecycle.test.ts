import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Card, cardActs, moveOfTime } from '../../../api/cards/card.ts'
import { type CardState, cardLifecycle } from '../../../api/cards/lifecycle.ts'
import { advanced } from '../../../api/cards/locked-card.ts'
import { Refusal } from '../../../api/refusal.ts'

const moves: readonly (readonly [from: CardState, move: string, to: CardState])[] = [
  ['proposed', 'hear', 'heard'],
  ['proposed', 'withdraw', 'withdrawn'],
  ['heard', 'give', 'given'],
  ['heard', 'withdraw', 'withdrawn'],
  ['given', 'expire', 'expired'],
  ['given', 'withdraw', 'withdrawn'],
]

const now = new Date('2024-04-25T09:00:00+08:00')

const exampleCard: Card = {
  id: '0193a5e0-0000-7000-8000-000000000001',
  state: 'proposed',
  project: { id: '0193a5e0-0000-7000-8000-000000000002', code: '2403-430302-04-01-900001', name: '智造园' },
  application: { id: '0193a5e0-0000-7000-8000-000000000003', number: 'SQ20240425001', enterpriseId: 'owner' },
  party: 'contractor',
  partyName: '某建筑公司',
  partyCreditCode: '91430399MAFAKE0437',
  speakerId: 'owner',
  speakerName: '某产业园公司',
  ground: 'absence',
  colour: 'yellow',
  whatHappened: '未到场',
  evidence: '签到表',
  proposedBy: 'overseer',
  proposedAt: now,
  toldAt: now,
  hearBy: null,
  number: null,
  givenBy: null,
  givenAt: null,
  closedOn: null,
  expiresOn: null,
  objection: null,
}

test('a card makes the moves of its lifecycle, and refuses every other one with a sentence', () => {
  for (const state of cardLifecycle.states) {
    for (const move of cardLifecycle.moves) {
      const told = moves.find(([from, name]) => from === state && name === move)?.[2]
      if (told !== undefined) {
        expect([state, move, advanced({ ...exampleCard, state }, move)]).toEqual([state, move, told])
        continue
      }
      let refused: unknown = null
      try {
        advanced({ ...exampleCard, state }, move)
      } catch (error) {
        refused = error
      }
      expect([state, move, refused]).toEqual([state, move, expect.any(Refusal)])
      expect(refused).toMatchObject({
        code: state === 'proposed' && move === 'give' ? 'card-without-hearing' : 'card-move-not-allowed',
        message: expect.stringContaining('Expected'),
        messageZh: expect.stringMatching(/。$/),
      })
    }
  }
})

test.each([
  ['the days of the hearing last', { state: 'proposed', hearBy: now }, 0, null],
  ['the party has kept silent through them', { state: 'proposed', hearBy: now }, 1, 'hear'],
  ['nobody has told the party', { state: 'proposed', hearBy: null }, 1, null],
  ['its last day lasts', { state: 'given', expiresOn: '2024-04-25' }, 0, null],
  ['its last day is over', { state: 'given', expiresOn: '2024-04-24' }, 0, 'expire'],
  ['what a yellow one was given for is not closed', { state: 'given', expiresOn: null }, 1, null],
] as const)('time moves a card by itself while %s: %#', (_when, card, later, move) => {
  const at = { now: now.getTime() + later, zone: 'Asia/Shanghai' }

  expect(moveOfTime({ ...exampleCard, ...card }, at)).toBe(move)
})

test('the database knows the states and acts of a card and no others', () => {
  const sql = readFileSync(join(import.meta.dirname, '../../../migrations/0033_cards_and_oversight.sql'), 'utf8')
  const words = (pattern: RegExp) => [...(pattern.exec(sql)?.[1] ?? '').matchAll(/'(\w+)'/g)].map(([, word]) => word)

  expect(words(/create table cards[\s\S]*?check \(state in \(([\s\S]*?)\)\)/)).toEqual([...cardLifecycle.states])
  expect(words(/create table card_acts[\s\S]*?check \(act in \(([\s\S]*?)\)\)/)).toEqual([...cardActs])
})
