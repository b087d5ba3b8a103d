import { describe, expect, test } from 'vitest'
import { parseDmn } from '../../../engine/decisions/parse-dmn.ts'
import type { JsonValue, Variables } from '../../../engine/expressions/expression.ts'
import { scopeOf } from '../expressions/scope.ts'

const text = (name: string, source: string) =>
  `<${name}><literalExpression><text>${source.replaceAll('<', '&lt;')}</text></literalExpression></${name}>`

const conditional = `<conditional>${text('if', 'area > 10')}${text('then', '"large"')}${text('else', '"small"')}</conditional>`
const filter = `<filter>${text('in', 'permits')}${text('match', 'item.days > least')}</filter>`
const iteration = `<for iteratorVariable="permit">${text('in', 'permits')}${text('return', 'permit.days * 2')}</for>`
const some = `<some iteratorVariable="n">${text('in', 'list')}${text('satisfies', 'n > 2')}</some>`
const every = `<every iteratorVariable="n">${text('in', 'list')}${text('satisfies', 'n > 2')}</every>`
const inside = `<for iteratorVariable="n"><in><filter>${text('in', 'list')}${text('match', 'item > 1')}</filter></in>${text('return', 'n')}</for>`

const permits = [{ days: 1 }, { days: 7 }, { days: 20 }]

async function decide(logic: string, variables: Variables): Promise<JsonValue> {
  const parsed = await parseDmn(
    `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="model" name="model" namespace="test"><decision id="decision" name="decision">${logic}</decision></definitions>`,
  )
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  const result = parsed.decisions.get('decision')?.evaluate(scopeOf(variables))
  return result?.ok === true ? result.value : null
}

describe('a boxed expression of DMN 1.4', () => {
  test.each<readonly [sentence: string, logic: string, variables: Variables, expected: JsonValue]>([
    ['takes one way where its condition holds', conditional, { area: 12 }, 'large'],
    ['takes the other where it does not', conditional, { area: 2 }, 'small'],
    ['takes no way for what is neither true nor false', conditional.replace('area > 10', 'area'), { area: 'x' }, null],
    ['keeps the entries that match', filter, { permits, least: 5 }, [{ days: 7 }, { days: 20 }]],
    ['gives one result for each entry', iteration, { permits }, [2, 14, 40]],
    ['finds one that satisfies', some, { list: [1, 2, 3] }, true],
    ['finds none that satisfies', some, { list: [] }, false],
    ['asks whether every one satisfies', every, { list: [3, 4] }, true],
    ['does not know where one answer is no boolean', every, { list: [3, 'x'] }, null],
    ['holds another one', inside, { list: [1, 2, 3] }, [2, 3]],
  ])('%s', async (_sentence, logic, variables, expected) => {
    expect(await decide(logic, variables)).toEqual(expected)
  })
})

describe('FEEL', () => {
  test.each<readonly [source: string, expected: JsonValue]>([
    ['for d in @"1980-01-01"..@"1980-01-03" return d', ['1980-01-01', '1980-01-02', '1980-01-03']],
    ['for d in @"1980-01-03"..@"1980-01-02" return d', ['1980-01-03', '1980-01-02']],
    ['for i in [2..1] return i', null],
    ['{a: 1, a: 2}', null],
    ['round up(5.5, 6177)', null],
    ['decimal(1/3, 2.5)', 0.33],
    ['replace("a b", "a \\\\s b", "c", "x")', 'c'],
    ['date("-2017-12-31")', '-2017-12-31'],
  ])('reckons %s', async (source, expected) => {
    expect(
      await decide(`<literalExpression><text>${source.replaceAll('"', '&quot;')}</text></literalExpression>`, {}),
    ).toEqual(expected)
  })
})
