import fc from 'fast-check'
import { evaluate as feelin } from 'feelin'
import { describe, expect, test } from 'vitest'
import { evaluate, problemsOf } from './scope.ts'

const variables = {
  n: 7,
  half: 0.5,
  word: '人防',
  yes: true,
  no: false,
  nothing: null,
  numbers: [3, 1, 2],
  words: ['fire', '人防'],
  people: [
    { name: 'A', age: 30 },
    { name: 'B', age: 50 },
  ],
  owner: { name: 'A', address: { city: '湘潭' } },
}

/** Expressions of each type, so that most of what is drawn has a value. */
const { number, text, truth, list } = fc.letrec<
  Record<'number' | 'text' | 'truth' | 'list' | 'date' | 'duration', string>
>((tie) => ({
  number: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('1', '2.5', '0', '10', 'n', 'half', 'owner.missing', 'nothing', 'numbers[1]', 'people[-1].age'),
    fc.tuple(tie('number'), fc.constantFrom('+', '-', '*'), tie('number')).map((parts) => `(${parts.join(' ')})`),
    tie('number').map((n) => `-(${n})`),
    tie('list').map((l) => `count(${l})`),
    fc.constantFrom('sum', 'min', 'max', 'mean').map((name) => `${name}(numbers)`),
    fc.tuple(fc.constantFrom('floor', 'ceiling', 'abs'), tie('number')).map(([name, n]) => `${name}(${n})`),
    tie('text').map((t) => `string length(${t})`),
    tie('date').map((d) => `${d}.year`),
    fc.tuple(tie('truth'), tie('number'), tie('number')).map(([c, a, b]) => `(if ${c} then ${a} else ${b})`),
    fc.tuple(tie('number'), tie('number')).map(([a, b]) => `{x: ${a}, y: x + ${b}}.y`),
  ),
  text: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('"a"', '"人防"', 'word', 'owner.address.city', 'words[2]', 'people[age > 40][1].name'),
    fc.tuple(tie('text'), tie('text')).map(([a, b]) => `(${a} + ${b})`),
    tie('text').map((t) => `upper case(${t})`),
    tie('text').map((t) => `substring(${t}, 1, 2)`),
    fc.tuple(tie('text'), tie('text')).map(([a, b]) => `substring after(${a}, ${b})`),
    tie('date').map((d) => `string(${d})`),
  ),
  truth: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('true', 'false', 'yes', 'no', 'nothing', 'missing'),
    fc
      .tuple(tie('number'), fc.constantFrom('<', '<=', '>', '>=', '=', '!='), tie('number'))
      .map((p) => `(${p.join(' ')})`),
    fc.tuple(tie('text'), fc.constantFrom('<', '>=', '=', '!='), tie('text')).map((p) => `(${p.join(' ')})`),
    fc.tuple(tie('date'), fc.constantFrom('<', '<=', '>', '='), tie('date')).map((p) => `(${p.join(' ')})`),
    fc.tuple(tie('duration'), fc.constantFrom('<', '>='), tie('duration')).map((p) => `(${p.join(' ')})`),
    fc.tuple(tie('truth'), fc.constantFrom('and', 'or'), tie('truth')).map((p) => `(${p.join(' ')})`),
    tie('truth').map((c) => `not(${c})`),
    fc
      .tuple(tie('number'), fc.integer({ max: 5, min: 0 }), fc.integer({ min: 6, max: 9 }))
      .map(([x, a, b]) => `(${x} between ${a} and ${b})`),
    fc.tuple(tie('number'), tie('number')).map(([x, a]) => `(${x} in (1, > 5, [2..${a === 'nothing' ? 4 : 3}]))`),
    fc.tuple(tie('list'), tie('number')).map(([l, x]) => `list contains(${l}, ${x})`),
    fc.tuple(tie('text'), tie('text')).map(([a, b]) => `contains(${a}, ${b})`),
    fc
      .tuple(fc.constantFrom('some', 'every'), fc.integer({ min: 0, max: 4 }))
      .map(([which, x]) => `(${which} e in numbers satisfies e > ${x} and e < 5)`),
    fc.constantFrom(
      'n instance of number',
      'word instance of string',
      'numbers instance of list<number>',
      'owner instance of context',
    ),
  ),
  list: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('numbers', 'people.age', '[]', '[1, 2, 2]', 'people[name = "A"].age'),
    fc.tuple(tie('number'), tie('number')).map(([a, b]) => `[${a}, ${b}]`),
    fc.tuple(tie('list'), tie('number')).map(([l, x]) => `${l}[item > ${x}]`),
    fc.tuple(tie('list'), tie('number')).map(([l, x]) => `(for e in ${l} return e + ${x})`),
    fc.tuple(tie('list'), tie('list')).map(([a, b]) => `concatenate(${a}, ${b})`),
    tie('list').map((l) => `reverse(${l})`),
    tie('list').map((l) => `distinct values(${l})`),
    fc.constantFrom('(for i in 1..4 return i * n)', '(for i in [3..1] return i)'),
  ),
  date: fc.oneof(
    { maxDepth: 2 },
    fc.constantFrom('@"2024-04-25"', 'date("2024-02-29")', 'date(2026, 10, 1)'),
    fc.tuple(tie('date'), fc.constantFrom('+', '-'), tie('duration')).map((p) => `(${p.join(' ')})`),
  ),
  duration: fc.oneof(
    { maxDepth: 2 },
    fc.constantFrom('@"P1D"', '@"P3D"', 'duration("P10D")'),
    fc.tuple(tie('duration'), tie('duration')).map(([a, b]) => `(${a} + ${b})`),
  ),
}))

/** feelin warns of wrong types, and then its value is a null that we never give, unless nobody asks for it. */
const HARMLESS = new Set(['NO_VARIABLE_FOUND', 'NO_CONTEXT_ENTRY_FOUND', 'NO_PROPERTY_FOUND'])

describe('the closures', () => {
  test.each([
    ['numbers', number],
    ['strings', text],
    ['truths', truth],
    ['lists', list],
  ])('give what feelin gives: %s', (_, expressions) => {
    let compared = 0

    fc.assert(
      fc.property(expressions, (source) => {
        const theirs = feelin(source, variables)
        const mayRun = problemsOf(source).length === 0
        const ours = mayRun ? evaluate(source, variables) : null

        if (ours?.ok !== true) return
        compared += 1
        if (!/ and | or /.test(source)) expect(theirs.warnings.filter(({ type }) => !HARMLESS.has(type))).toEqual([])
        expect(ours.value).toEqual(JSON.parse(JSON.stringify(theirs.value)))
      }),
      { numRuns: 800 },
    )

    expect(compared).toBeGreaterThan(200)
  })
})
