import { describe, expect, test } from 'vitest'
import { outcomeOf, problemsOf } from './scope.ts'

const thousand = Array.from({ length: 1000 }, (_, place) => place)

describe('the limits of an expression', () => {
  test.each([
    ['a +', 'expression-syntax'],
    ['', 'expression-syntax'],
    ['if a then b', 'expression-syntax'],
    ['a b c(', 'expression-syntax'],
    [`"${'x'.repeat(4000)}"`, 'expression-too-large'],
    [`${'('.repeat(100)}1${')'.repeat(100)}`, 'expression-too-large'],
    [Array.from({ length: 700 }, () => '1').join(','), 'expression-syntax'],
    [`[${Array.from({ length: 1999 }, () => '1').join(',')}]`, 'expression-too-large'],
    ['sort(xs, function(a, b) a < b)', 'function-not-allowed'],
    ['for i in 1..count(xs) return i', 'range-not-allowed'],
    ['for i in 1..5000 return i', 'range-not-allowed'],
    ['for a in xs, b in xs, c in xs return a', 'too-many-iterators'],
    ['for a in xs return some b in xs satisfies every c in xs satisfies a = c', 'too-many-iterators'],
    ['for a in xs, b in (for c in xs return for d in xs return d) return a', 'too-many-iterators'],
    ['x instance of Something', 'expression-unsupported'],
  ])('refuses at deployment: %s', (source, code) => {
    expect(problemsOf(source)).toContain(code)
  })

  test.each([
    '{a: 1}.constructor',
    '{a: 1}.constructor.constructor("return process")()',
    '"text".constructor',
    '[1].length',
    'count.constructor',
    'toString()',
    'hasOwnProperty("a")',
    'globalThis',
    'get value({a: 1}, "__proto__")',
    'context put({}, "__proto__", {reached: 1}).reached',
    'context merge([{}, {"__proto__": {reached: 1}}]).reached',
    'context([{key: "__proto__", value: {reached: 1}}]).reached',
  ])('reaches nothing of JavaScript: %s', (source) => {
    const outcome = outcomeOf(source)

    expect([null, '!no-property', '!unknown-function']).toContain(outcome)
    expect(Object.prototype).not.toHaveProperty('reached')
  })

  test('allows two iterators around a point, however often', () => {
    expect(problemsOf('(for a in xs, b in xs return a) = (for a in xs return some b in xs satisfies a = b)')).toEqual(
      [],
    )
  })

  test.each([
    ['for a in xs, b in xs return a * b', 'expression-too-long'],
    ['for a in [1..1000000] return a', 'expression-too-long'],
    ['for i in 1..1000 return if i = 1 then "x" else partial[-1] + partial[-1]', 'expression-too-long'],
    ['count(for i in 1..60 return if i = 1 then [1] else concatenate(partial[-1], partial[-1]))', 'list-too-long'],
    ['for i in 1..40 return if i = 1 then [1] else [partial[-1], partial[-1]]', 'expression-too-long'],
    ['replace(long, "a", long)', 'expression-too-long'],
    ['for i in 1..1000 return matches(long, "(a+)+$")', 'expression-too-long'],
    ['for a in xs, b in xs return @"10:00:00@Europe/Paris".time offset', 'expression-too-long'],
    ['for a in xs, b in xs return @"2024-04-25T10:00:00@Asia/Shanghai"', 'expression-too-long'],
    ['for a in xs, b in xs return matches("a", "((a{30}){30})")', 'expression-too-long'],
    ['string join(for a in xs return "a", long)', 'expression-too-long'],
    ['xs[count(xs[item > 0]) > item]', 'expression-too-long'],
  ])('stops within its steps: %s', (source, code) => {
    const value = outcomeOf(source, { xs: thousand, long: 'a'.repeat(9000) })

    expect(value).toBe(`!${code}`)
  })

  test('stops functions that call each other without end', () => {
    const endless = '{f: function(n) f(n + 1), value: f(1)}.value'
    const factorial = '{f: function(n) if n < 2 then 1 else n * f(n - 1), value: f(10)}.value'

    expect(outcomeOf(endless, {}, { functions: true })).toBe('!expression-too-deep')
    expect(outcomeOf(factorial, {}, { functions: true })).toBe(3628800)
  })

  test('stops at values nested beyond reason', () => {
    expect(outcomeOf('for i in 1..300 return if i = 1 then [] else [partial[-1]]')).toBe('!value-too-deep')
  })

  test('looks at a pattern in linear time', () => {
    expect(outcomeOf('matches(long, "^(a+)+$")', { long: `${'a'.repeat(5000)}!` })).toBe(false)
  })

  test('takes the same number of steps every time', () => {
    const source = 'for a in xs return a + 1'
    const lengths = [1000, 40_000].map((length) => outcomeOf(source, { xs: Array.from({ length }, () => 1) }))

    expect([Array.isArray(lengths[0]), lengths[1]]).toEqual([true, '!expression-too-long'])
  })
})
