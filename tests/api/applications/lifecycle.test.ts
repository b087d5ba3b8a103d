import { expect, test } from 'vitest'
import { applicationLifecycle } from '../../../api/applications/lifecycle.ts'
import { milestoneOrder } from '../../../api/applications/milestone-order.ts'

const moves: readonly (readonly [from: string, move: string, to: string])[] = [
  ['draft', 'submit', 'submitted'],
  ['submitted', 'accept', 'inReview'],
  ['submitted', 'deem', 'inReview'],
  ['submitted', 'decline', 'declined'],
  ['submitted', 'return', 'returned'],
  ['submitted', 'withdraw', 'withdrawn'],
  ['returned', 'resubmit', 'submitted'],
  ['returned', 'lapse', 'lapsed'],
  ['returned', 'withdraw', 'withdrawn'],
  ['inReview', 'askForCorrection', 'inCorrection'],
  ['inReview', 'conclude', 'decided'],
  ['inReview', 'withdraw', 'withdrawn'],
  ['inCorrection', 'resubmit', 'inReview'],
  ['inCorrection', 'lapse', 'lapsed'],
  ['inCorrection', 'withdraw', 'withdrawn'],
  ['decided', 'issue', 'issuing'],
  ['decided', 'refuse', 'refused'],
  ['decided', 'withdraw', 'withdrawn'],
  ['issuing', 'deliver', 'delivered'],
  ['issuing', 'deliverPart', 'partlyDelivered'],
]

test('an application refuses every move but those of its lifecycle', () => {
  for (const state of applicationLifecycle.states) {
    for (const move of applicationLifecycle.moves) {
      const told = moves.find(([from, name]) => from === state && name === move)?.[2] ?? null
      expect([state, move, applicationLifecycle.advance(state, move)]).toEqual([state, move, told])
    }
  }
})

test('a deployment may only reach milestones that are moves of an application', () => {
  for (const from of applicationLifecycle.states) {
    for (const to of applicationLifecycle.states) {
      const isMove = moves.some(([one, , other]) => one === from && other === to)
      expect([from, to, milestoneOrder(from, to)]).toEqual([from, to, isMove])
    }
  }
  expect(milestoneOrder(null, 'submitted')).toBe(true)
  expect(milestoneOrder(null, 'inReview')).toBe(false)
  expect(milestoneOrder('issuing', 'something')).toBe(false)
})
