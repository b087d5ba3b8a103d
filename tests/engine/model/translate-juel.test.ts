import { expect, test } from 'vitest'
import { compileExpression } from '../../../engine/expressions/compile.ts'
import type { JsonValue } from '../../../engine/expressions/expression.ts'
import { translateJuel } from '../../../engine/model/translate-juel.ts'

function evaluate(juel: string, variables: { readonly [name: string]: JsonValue }): JsonValue {
  const translation = translateJuel(juel)
  if (!translation.ok) throw new Error(translation.found)
  const compiled = compileExpression(translation.feel)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems))
  const result = compiled.expression.evaluate({ read: (name) => variables[name], now: 0, zone: 'Asia/Shanghai' })
  if (!result.ok) throw new Error(result.message)
  return result.value
}

/** `body` between the signs of an expression of Camunda 7. */
function juel(body: string): string {
  return `\${${body}}`
}

test.each<readonly [string, { readonly [name: string]: JsonValue }, JsonValue]>([
  ['input == 1', { input: 1 }, true],
  ['input == 1', { input: 2 }, false],
  ['input != 1', { input: 2 }, true],
  ["kind eq 'K'", { kind: 'K' }, true],
  ['kind == "K"', { kind: 'P' }, false],
  ['a lt 2 && b ge 3', { a: 1, b: 3 }, true],
  ['a > 2 || b <= 3', { a: 1, b: 3 }, true],
  ['a > 2 or (b < 3 and a == 1)', { a: 1, b: 2 }, true],
  ['not cancelled', {}, true],
  ['!cancelled', { cancelled: true }, false],
  ['not (a == 1)', { a: 2 }, true],
  ['x + 5', { x: 3 }, 8],
  ['2 * (x - 1) / 4', { x: 3 }, 1],
  ['seven % 3', { seven: -7 }, -1],
  ['x', { x: 'yes' }, 'yes'],
  ['empty x', { x: '' }, true],
  ['empty x', {}, true],
  ['!empty x', { x: 'a' }, true],
  ['a ? 1 : 2', { a: false }, 2],
  ['site.area > 5', { site: { area: 6 } }, true],
  ['5', {}, 5],
])('%s with %j is %j', (body, variables, expected) => {
  expect(evaluate(juel(body), variables)).toEqual(expected)
})

test('reads #{…} alike', () => {
  expect(evaluate('#{x}', { x: true })).toBe(true)
})

test.each([
  juel('service.call()'),
  juel('execution.getVariable("x")'),
  `before ${juel('x')}`,
  `${juel('x')} after`,
  juel('x').slice(0, -1),
  juel(''),
  juel('a[0]'),
  juel('a = 1'),
  juel("'unclosed"),
  juel('for'),
  juel('(a'),
  juel('a b'),
  juel('x; y'),
  juel(`${'('.repeat(500)}a${')'.repeat(500)}`),
  juel(`${'!'.repeat(500)}a`),
])('does not guess what %j means', (text) => {
  expect(translateJuel(text).ok).toBe(false)
})
