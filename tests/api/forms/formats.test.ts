import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Format } from '../../../api/forms/formats/format.ts'
import { formats } from '../../../api/forms/formats/named-formats.ts'

const context = { areaCodes: ['430302', '430373'] }

function read(name: string, typed: string | number) {
  const format: Format | undefined = formats[name]
  if (format === undefined) throw new Error(`Expected a format named ${name}, but found none.`)
  const result = format(typed, context)
  return result.ok ? result.value : result.problem.code
}

describe('the credit code', () => {
  test.each([
    '91430399MAFAKE019N',
    '91430399MAFAKE027H',
    '91430399MAFAKE035C',
    '91430399MAFAKE0437',
    '91430399MAFAKE0512',
    '11430399MBFAKE063K',
  ])('accepts %s, whose two check digits fit', (code) => {
    expect(read('creditCode', code)).toBe(code)
  })

  test('takes small letters and blanks around for what they mean', () => {
    expect(read('creditCode', ' 91430399mafake019n ')).toBe('91430399MAFAKE019N')
  })

  test.each([
    ['91430399MAFAKE019', 'credit-code-length'],
    ['91430399MAFAKE01IN', 'credit-code-characters'],
    ['9143039XMAFAKE019N', 'credit-code-characters'],
    ['91430399MAFAKE018N', 'credit-code-organisation-check'],
    ['91430399MAFAKE019M', 'credit-code-check'],
  ])('refuses %s with %s', (code, problem) => {
    expect(read('creditCode', code)).toBe(problem)
  })

  test('notices every single character that is mistyped in its body', () => {
    const code = '91430399MAFAKE019N'
    const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

    fc.assert(
      fc.property(fc.integer({ min: 0, max: 17 }), fc.constantFrom(...alphabet), (place, character) => {
        fc.pre(code[place] !== character)
        expect(read('creditCode', code.slice(0, place) + character + code.slice(place + 1))).not.toBe(code)
        expect(read('creditCode', code.slice(0, place) + character + code.slice(place + 1))).toMatch(/^credit-code-/)
      }),
    )
  })
})

describe('the identity number', () => {
  test.each(['11010519491231002X', '11010519491231002x'])('accepts %s', (id) => {
    expect(read('citizenId', id)).toBe('11010519491231002X')
  })

  test.each([
    ['110105194912310021', 'citizen-id-check'],
    ['110105194902300025', 'citizen-id-birth-date'],
    ['11010519491331002X', 'citizen-id-birth-date'],
    ['1101051949123100', 'citizen-id-pattern'],
    ['01010519491231002X', 'citizen-id-pattern'],
  ])('refuses %s with %s', (id, problem) => {
    expect(read('citizenId', id)).toBe(problem)
  })
})

describe('the project code', () => {
  test.each([
    ['2403-430302-04-01-900001', '2403-430302-04-01-900001'],
    ['2413-430302-04-01-900001', 'project-code-month'],
    ['2400-430302-04-01-900001', 'project-code-month'],
    ['2403-430302-04-01-90000', 'project-code-pattern'],
    ['2403430302040190000100', 'project-code-pattern'],
  ])('reads %s as %s', (typed, expected) => {
    expect(read('projectCode', typed)).toBe(expected)
  })
})

describe('the real estate unit number', () => {
  test.each([
    ['430302 009001 GB00901 W00000000', '430302009001GB00901W00000000'],
    ['430302009001GB00901F00010002', '430302009001GB00901F00010002'],
    ['430302009001GB00901W00000001', 'real-estate-unit-number-pattern'],
    ['430302009001AB00901W00000000', 'real-estate-unit-number-pattern'],
  ])('reads %s as %s', (typed, expected) => {
    expect(read('realEstateUnitNumber', typed)).toBe(expected)
  })
})

describe('the mobile number', () => {
  test.each([
    ['13800000000', '13800000000'],
    ['138 0000-0000', '13800000000'],
    ['12800000000', 'mobile-pattern'],
    ['1380000000', 'mobile-pattern'],
  ])('reads %s as %s', (typed, expected) => {
    expect(read('mobile', typed)).toBe(expected)
  })
})

describe('the area code', () => {
  test.each([
    ['430302', '430302'],
    ['110105', 'area-code-elsewhere'],
    ['43030', 'area-code-pattern'],
  ])('reads %s as %s', (typed, expected) => {
    expect(read('areaCode', typed)).toBe(expected)
  })
})

describe('money', () => {
  test.each([
    ['50,000.00', 50_000_000_000],
    [23500, 23_500_000_000],
    ['0.000001', 1],
    [0.000001, 1],
    ['1.1', 1_100_000],
    ['0.0000001', 'money-pattern'],
    ['-1', 'money-pattern'],
    ['12万', 'money-pattern'],
    ['1234567890', 'money-pattern'],
    [Number.NaN, 'money-pattern'],
  ])('reads %s (万元) as %s cents', (typed, expected) => {
    expect(read('money', typed)).toBe(expected)
  })

  test('never loses a cent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), fc.integer({ min: 0, max: 999_999 }), (whole, part) => {
        const typed = `${whole}.${String(part).padStart(6, '0')}`
        expect(read('money', typed)).toBe(whole * 1_000_000 + part)
      }),
    )
  })
})
