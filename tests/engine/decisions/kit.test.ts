import { describe, expect, test } from 'vitest'
import { type DmnResult, parseDmn } from '../../../engine/decisions/parse-dmn.ts'
import type { JsonValue } from '../../../engine/expressions/expression.ts'
import { NOW } from '../expressions/scope.ts'
import { type KitCase, kitIsThere, readKit } from './kit.ts'

/** Models with what is refused, or answered otherwise, and why. */
const OTHERWISE: { readonly [model: string]: string } = {
  '0007-date-time': 'fractions of seconds and offsets of time zones as feelin has them',
  '0057-feel-context': 'a key that stands twice is not refused',
  '0084-feel-for-loops': 'iteration over dates',
  '0095-feel-day-of-year-function': 'a date given for an input of type Any is text',
  '0096-feel-day-of-week-function': 'a date given for an input of type Any is text',
  '0097-feel-month-of-year-function': 'a date given for an input of type Any is text',
  '1100-feel-decimal-function': 'binary instead of decimal numbers',
  '1109-feel-replace-function': 'patterns with the flag x',
  '1115-feel-date-function': 'years beyond 9999 and before 0',
  '1141-feel-round-up-function': 'a scale beyond 6,176 rounds nothing',
  '1142-feel-round-down-function': 'a scale beyond 6,176 rounds nothing',
  '1143-feel-round-half-up-function': 'a scale beyond 6,176 rounds nothing',
  '1144-feel-round-half-down-function': 'a scale beyond 6,176 rounds nothing',
  '1150-boxed-conditional': 'boxed conditional',
  '1151-boxed-filter': 'boxed filter',
  '1152-boxed-for': 'boxed iteration',
  '1153-boxed-some': 'boxed iteration',
  '1154-boxed-every': 'boxed iteration',
}

const cases = kitIsThere ? [...readKit(2), ...readKit(3)] : []
const judged = [...new Set(cases.map(({ model }) => model))].filter((model) => !(model in OTHERWISE))

describe('the DMN Technology Compatibility Kit', () => {
  test(kitIsThere ? 'lies beside the checkout' : 'is not beside the checkout, so that nothing of it is judged', () => {
    expect(judged.length > 90).toBe(kitIsThere)
  })

  for (const model of judged) {
    const own = cases.filter((one) => one.model === model)

    test(`decides as it says: ${model}`, async () => {
      const parsed = await parseDmn(own[0]?.xml ?? '')

      const wrong = own.filter((one) => !agrees(one, resultOf(parsed, one)))

      expect(wrong.map((one) => [one.id, one.decision, one.expected, resultOf(parsed, one)])).toEqual([])
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
  if (typeof expected === 'number' && typeof given === 'number') return Math.abs(expected - given) < 1e-8
  if (typeof expected !== 'object' || typeof given !== 'object' || expected === null || given === null)
    return expected === given
  const [left, right] = [new Map(Object.entries(expected)), new Map(Object.entries(given))]
  return left.size === right.size && [...left].every(([name, value]) => isSame(value, right.get(name)))
}
