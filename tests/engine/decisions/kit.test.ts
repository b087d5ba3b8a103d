import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type DmnResult, parseDmn } from '../../../engine/decisions/parse-dmn.ts'
import type { JsonValue } from '../../../engine/expressions/expression.ts'
import { NOW } from '../expressions/scope.ts'
import { type KitCase, kitIsThere, readKit } from './kit.ts'

/** The table of what is answered otherwise, and why. */
const otherwise = readFileSync(new URL('../../../docs/dmn-conformance.md', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => /^\| \d/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))

const cases = kitIsThere ? [...readKit(2), ...readKit(3)] : []
const models = [...new Set(cases.map(({ model }) => model))]

describe('the DMN Technology Compatibility Kit', () => {
  test(kitIsThere ? 'lies beside the checkout' : 'is not beside the checkout, so that nothing of it is judged', () => {
    expect(models.length > 90).toBe(kitIsThere)
  })

  test('has a reason for everything that is answered otherwise', () => {
    expect(otherwise.filter(([, , , , reason = '']) => reason.length < 10)).toEqual([])
    expect(otherwise.length).toBeLessThan(0.03 * 930)
  })

  for (const model of models) {
    const own = cases.filter((one) => one.model === model)

    test(`decides as it says: ${model}`, async () => {
      const parsed = await parseDmn(own[0]?.xml ?? '')

      const wrong = own.filter((one) => !agrees(one, resultOf(parsed, one)))

      const known = otherwise.filter(([, listed]) => listed === model).map(([, , id, result]) => [id, result])
      expect(wrong.map((one) => [one.id, one.decision])).toEqual(known)
    })
  }
})

/** A failure counts as the kit's null: we report it instead of going on with nothing. */
function resultOf(parsed: DmnResult, { decision, inputs }: KitCase): JsonValue {
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  const compiled = [...parsed.decisions.values()].find(({ name }) => name === decision)
  if (compiled === undefined) throw new Error(`Expected the decision ${decision}.`)
  const result = compiled.evaluate({ read: (name) => inputs[name], now: NOW, zone: 'UTC' })
  return result.ok ? result.value : null
}

function agrees({ expected }: KitCase, given: JsonValue): boolean {
  return isSame(expected, given)
}

function isSame(expected: JsonValue | undefined, given: JsonValue | undefined): boolean {
  if (typeof expected === 'string' && typeof given === 'string') return asWritten(expected) === asWritten(given)
  if (typeof expected === 'number' && typeof given === 'number') return Math.abs(expected - given) < 1e-8
  if (typeof expected !== 'object' || typeof given !== 'object' || expected === null || given === null)
    return expected === given
  const [left, right] = [new Map(Object.entries(expected)), new Map(Object.entries(given))]
  return left.size === right.size && [...left].every(([name, value]) => isSame(value, right.get(name)))
}

/** The kit compares durations of years and months by value: `P1Y0M` is `P1Y`. */
function asWritten(text: string): string {
  return text.replace(/^(-?P\d+Y)0M$/, '$1')
}
