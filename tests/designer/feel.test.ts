import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { tryOut, wantedExamples } from '../../designer/editor/feel/evaluate.ts'
import { formVariables } from '../../designer/editor/feel/form-variables.ts'
import { functionWords } from '../../designer/editor/feel/functions.ts'
import { givenVariables } from '../../designer/editor/feel/given-variables.ts'
import { merged, modelVariables } from '../../designer/editor/feel/model-variables.ts'
import { suggest } from '../../designer/editor/feel/suggest.ts'
import type { Variable } from '../../designer/editor/feel/variable.ts'
import { BUILTIN_NAMES } from '../../engine/expressions/functions/builtins.ts'
import { childrenOf } from '../../engine/model/moddle.ts'
import { readBpmn } from '../../engine/model/read-bpmn.ts'

const folder = join(import.meta.dirname, '../../processes/seven-permits')

describe('help with expressions', () => {
  let variables: readonly Variable[]
  beforeAll(async () => {
    const read = await readBpmn(readFileSync(join(folder, 'process.bpmn'), 'utf8'))
    if (!read.ok) throw new Error('Expected the seven permits to be BPMN.')
    const form = { 'forms/application.json': readFileSync(join(folder, 'forms/application.json'), 'utf8') }
    const processes = childrenOf(read.model.definitions, 'rootElements').filter(({ $type }) => $type === 'bpmn:Process')
    variables = merged([...processes.flatMap(modelVariables), ...formVariables(form), ...givenVariables])
  })

  const texts = (text: string, isAsked = false) => {
    const { from, items } = suggest(text, text.length, { variables, isAsked })
    return items.map((item) => text.slice(0, from) + item.text)
  }

  test('knows what the process gives: answers, decisions, scripts, data, items of lists, routed fields, the clock', () => {
    const names = variables.map(({ name }) => name)

    expect(names).toEqual(
      expect.arrayContaining(['outcome', 'permitsToReview', 'deemed', 'signingAuthorities', 'authority', 'clock.used']),
    )
    expect(variables.find(({ name }) => name === 'totalInvestment')?.label).toBe('表单：总投资')
    // Nobody may decide by what no process is told.
    expect(names).not.toContain('stateFunds')
  })

  test('says of every function that there is what it is for, and of no other', () => {
    expect(Object.keys(functionWords).sort()).toEqual([...BUILTIN_NAMES].sort())
    expect(Object.values(functionWords).every((words) => /\p{Script=Han}/u.test(words))).toBe(true)
  })

  test.each([
    ['a name that was begun', 'count(permitsTo', 'count(permitsToReview'],
    ['a function of several words', 'x and add wor', 'x and add working days()'],
    ['a reading of the clock', 'clock.rem', 'clock.remaining'],
    ['a word in Chinese', '总投资', 'totalInvestment'],
    ['an answer of a task', 'outcome = ', 'outcome = "fixOnTheSpot"'],
    ['an answer that was begun', 'outcome = "inc', 'outcome = "incomplete"'],
  ])('offers what may follow %s', (_case, typed, expected) => {
    expect(texts(typed)).toContain(expected)
  })

  test('offers nothing within a text, nothing for what is complete, and everything when asked', () => {
    expect(texts('reason = "out')).toEqual([])
    expect(texts('outcome')).toEqual([])
    expect(texts('')).toEqual([])
    expect(texts('', true).length).toBeGreaterThan(20)
  })

  test('computes with examples as the engine does, and asks only for what an expression reads', () => {
    const feel = 'outcome = "agree" and clock.remaining < 2 and count(permitsToReview) > 1'
    const examples = { outcome: 'agree', 'clock.remaining': '1', permitsToReview: '["C", "P"]' }

    expect(wantedExamples(feel, variables).map(({ name }) => name)).toEqual([
      'outcome',
      'clock.remaining',
      'permitsToReview',
    ])
    expect(tryOut(feel, examples, 0)).toEqual({ ok: true, text: '成立（true）' })
    expect(tryOut(feel, { ...examples, 'clock.remaining': '3' }, 0)).toEqual({ ok: true, text: '不成立（false）' })
    expect(tryOut('add working days(date("2026-09-30"), 1)', {}, 0)).toEqual({ ok: true, text: '"2026-10-08"' })
    expect(tryOut('1 / 0', {}, 0)).toMatchObject({ ok: false, text: expect.stringMatching(/\p{Script=Han}/u) })
  })
})
