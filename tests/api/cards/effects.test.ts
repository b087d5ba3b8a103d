import { expect, test } from 'vitest'
import { effectsOf } from '../../../api/cards/effects.ts'

const yellow = { colour: 'yellow', partyCreditCode: 'contractor', project: { code: 'here' } } as const
const red = { ...yellow, colour: 'red' } as const
const filing = { projectCode: 'here', applicantCreditCode: 'owner' }

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
  const elsewhere = { projectCode: 'there', applicantCreditCode: 'other-owner' }

  expect(effectsOf([red], elsewhere).deferralBarredBy).toBeNull()
  expect(effectsOf([red], { ...elsewhere, applicantCreditCode: 'contractor' }).promiseBarredBy).toBe(red)
})
