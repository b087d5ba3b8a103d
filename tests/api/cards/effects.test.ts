import { expect, test } from 'vitest'
import { type CardInForce, effectsOf } from '../../../api/cards/effects.ts'

const yellow: CardInForce = {
  ...{ id: 'y', number: '黄牌〔2024〕1号', colour: 'yellow', ground: 'absence', partyName: '某建筑公司' },
  ...{ partyCreditCode: 'contractor', projectId: 'here', expiresOn: null },
}
const red: CardInForce = { ...yellow, id: 'r', number: '红牌〔2024〕1号', colour: 'red', ground: 'falseReport' }
const filing = { projectId: 'here', applicantCreditCode: 'owner' }

test('a yellow card lets nothing be deferred, a red one nothing be promised either, and asks for more checks', () => {
  expect(effectsOf([], filing)).toEqual({ deferralBarredBy: null, promiseBarredBy: null, needsExtraChecks: false })
  expect(effectsOf([yellow], filing)).toEqual({
    ...{ deferralBarredBy: yellow, promiseBarredBy: null, needsExtraChecks: false },
  })
  expect(effectsOf([yellow, red], filing)).toEqual({
    ...{ deferralBarredBy: red, promiseBarredBy: red, needsExtraChecks: true },
  })
})

test('a card counts for its project and for what the firm files itself, not for others who engage the firm', () => {
  const elsewhere = { projectId: 'there', applicantCreditCode: 'other-owner' }

  expect(effectsOf([red], elsewhere).deferralBarredBy).toBeNull()
  expect(effectsOf([red], { ...elsewhere, applicantCreditCode: 'contractor' }).promiseBarredBy).toBe(red)
})
