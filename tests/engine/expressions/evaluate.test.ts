import { describe, expect, test } from 'vitest'
import { compileExpression, compileUnaryTests } from '../../../engine/expressions/compile.ts'
import { constantExpression } from '../../../engine/expressions/constant.ts'
import { outcomeOf, scopeOf } from './scope.ts'

describe('compileExpression', () => {
  test.each([
    ['amount > 1000 and list contains(departments, "fire")', { amount: 2000, departments: ['fire'] }, true],
    ['"甲" + "乙"', {}, '甲乙'],
    ['不适用 = "是"', { 不适用: '是' }, true],
    ['-x ** 2 + 7 / 2', { x: 3 }, 12.5],
    ['x between 1 and 3', { x: 3 }, true],
    ['x in (1, > 10, [4..5))', { x: 5 }, false],
    ['x in (1, > 10, [4..5))', { x: 11 }, true],
    ['x in list', { x: 'C', list: ['K', 'C'] }, true],
    ['{a: 1, b: a + 1}.b', {}, 2],
    ['{"__proto__": 1}', {}, JSON.parse('{"__proto__": 1}')],
    ['applicant.address.city', { applicant: { address: { city: '湘潭' } } }, '湘潭'],
    ['applicant.missing', { applicant: {} }, null],
    [
      'parties[role = "contractor"].name',
      {
        parties: [
          { role: 'owner', name: 'A' },
          { role: 'contractor', name: 'B' },
        ],
      },
      ['B'],
    ],
    ['list[-1]', { list: [1, 2, 3] }, 3],
    ['list[9]', { list: [1, 2, 3] }, null],
    ['list[list contains(wanted, item)]', { list: [1, 2, 3], wanted: [2] }, [2]],
    ['list[item = null]', { list: [1, null] }, [null]],
    ['for x in 1..3, y in [x, 10] return x * y', {}, [1, 10, 4, 20, 9, 30]],
    ['for i in [1..5) return if i = 1 then 1 else i * partial[-1]', {}, [1, 2, 6, 24]],
    ['some x in list satisfies x > 2', { list: [1, 3] }, true],
    ['every x in list satisfies x > 2', { list: [1, 3] }, false],
    ['if done then "yes" else "no"', {}, 'no'],
    ['[1, "a"] instance of list<number>', {}, false],
    ['date("2024-01-31") + duration("P1M")', {}, '2024-02-29'],
    ['date(from) < date("2024-05-01")', { from: '2024-04-25' }, true],
    ['date and time("2024-04-25T10:00:00@Asia/Shanghai")', {}, '2024-04-25T10:00:00+08:00'],
    ['now()', {}, '2024-04-25T09:12:00+08:00'],
    ['today()', {}, '2024-04-25'],
    ['duration("PT1H") * 3', {}, 'PT3H'],
    ['@"P1D" / @"PT6H"', {}, 4],
    ['median(10, 9, 2)', {}, 9],
    ['max(@"2024-01-01", @"2024-02-01")', {}, '2024-02-01'],
    ['sort([3, 1, 2], function(a, b) a < b)', {}, [1, 2, 3]],
    ['substring(string: "foobar", start position: 4)', {}, 'bar'],
    ['matches("2403-430302", "^\\d{4}-\\d{6}$")', {}, true],
    ['replace("a-b-c", "(\\w)-", "$1_")', {}, 'a_b_c'],
    ['split("a, b,c", ",\\s*")', {}, ['a', 'b', 'c']],
    ['during(2, [1..3])', {}, true],
    ['count(null)', {}, null],
    ['nrOfCompletedInstances / nrOfInstances >= 0.5', { nrOfCompletedInstances: 1, nrOfInstances: 2 }, true],
  ])('gives for %s over %j: %j', (source, variables, expected) => {
    expect(outcomeOf(source, variables, { functions: true })).toEqual(expected)
  })

  test.each([
    ['missing = 1', false],
    ['missing > 1', null],
    ['missing != null', false],
    ['missing and true', null],
    ['missing and false', false],
    ['missing or true', true],
    ['missing.name', null],
    ['missing[1]', null],
    ['for x in missing return x', null],
    ['list contains(missing, "K")', null],
    ['upper case(missing)', null],
    ['"1" = 1', null],
  ])('takes a variable without a value for null: %s is %j', (source, expected) => {
    expect(outcomeOf(source)).toBe(expected)
  })

  test.each([
    ['missing + 1', 'wrong-type'],
    ['"2000" > 1000', 'not-comparable'],
    ['"a" * 2', 'wrong-type'],
    ['1 / 0', 'division-by-zero'],
    ['"true" and true', 'not-a-boolean'],
    ['if "no" then 1 else 2', 'not-a-boolean'],
    ['approve(1)', 'unknown-function'],
    ['upper case(5)', 'invalid-arguments'],
    ['date("2024-02-30")', 'invalid-arguments'],
    ['number("x")', 'invalid-arguments'],
    ['upper case(word: "a")', 'invalid-arguments'],
    ['count([1], [2])', 'invalid-arguments'],
    ['matches("a", "(")', 'invalid-pattern'],
    ['"abc".length', 'no-property'],
    ['[1..3]', 'value-not-storable'],
    ['10 ** 400', 'value-not-storable'],
    ['@"P1Y" > @"2024-01-01"', 'not-comparable'],
  ])('fails, and is not null, for %s: %s', (source, code) => {
    expect(outcomeOf(source)).toBe(`!${code}`)
  })

  test('looks no further than it has to', () => {
    expect(outcomeOf('amount != null and amount + 1 > 3')).toBe(false)
    expect(outcomeOf('amount = null or amount + 1 > 3', { amount: 5 })).toBe(true)
  })

  test('names the variables that it reads, and no others', () => {
    const result = compileExpression('for x in departments return x + suffix + string(now()) + {a: 1, b: a}.b')

    expect(result.ok && result.expression.names).toEqual(['departments', 'suffix'])
  })

  test('adds working days to dates and to instants', () => {
    expect(outcomeOf('add working days(date("2024-04-30"), 7)')).toBe('2024-05-13')
    expect(outcomeOf('add working days(on, 7)', { on: '2024-04-30' })).toBe('2024-05-13')
    expect(outcomeOf('add working days(at, 1)', { at: '2024-04-25T09:45:00Z' })).toBe('2024-04-28T17:30:00+08:00')
    expect(outcomeOf('add working days(now(), 1)')).toBe('2024-04-26T17:30:00+08:00')
    expect(outcomeOf('working days between("2024-04-25", "2024-05-13")')).toBe(11)
    expect(outcomeOf('is working day("2024-05-11")')).toBe(true)
    expect(outcomeOf('add working days("soon", 1)')).toBe('!invalid-arguments')
  })

  test('gives a constant as it is', () => {
    expect(constantExpression('fire').evaluate(scopeOf())).toEqual({ ok: true, value: 'fire' })
  })
})

describe('compileUnaryTests', () => {
  test.each([
    ['-', 5, true],
    ['> 3, 1', 5, true],
    ['[1..3)', 3, false],
    ['not("A", "B")', 'C', true],
    ['not(list contains(?, "L"))', ['R'], true],
    ['not(list contains(?, "L"))', null, true],
    ['true', false, false],
    ['false', false, true],
    ['null', null, true],
    ['"A"', null, false],
    ['> 0', null, null],
    ['? > 3 and ? < limit', 4, true],
    ['limits', 7, true],
  ])('lets %s take %j: %j', (source, value, expected) => {
    const result = compileUnaryTests(source)
    if (!result.ok) throw new Error(source)

    expect(result.tests.evaluate(scopeOf({ limit: 10, limits: [7, 8] }), value)).toEqual({ ok: true, value: expected })
  })
})
