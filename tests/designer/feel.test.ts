import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { tryOut, wantedExamples } from '../../designer/editor/feel/evaluate.ts'
import { formVariables } from '../../designer/editor/feel/form-variables.ts'
import { functionWords } from '../../designer/editor/feel/functions.ts'
import { givenVariables } from '../../designer/editor/feel/given-variables.ts'
import { merged, variablesSeenAt } from '../../designer/editor/feel/model-variables.ts'
import { suggest } from '../../designer/editor/feel/suggest.ts'
import type { Variable } from '../../designer/editor/feel/variable.ts'
import { variablesOf } from '../../designer/editor/feel/variables-of.ts'
import { readForm } from '../../designer/editor/forms/form-document.ts'
import { BUILTIN_NAMES } from '../../engine/expressions/functions/builtins.ts'
import { childrenOf, type ModdleElement } from '../../engine/model/moddle.ts'
import { readBpmn } from '../../engine/model/read-bpmn.ts'

const folder = join(import.meta.dirname, '../../processes/seven-permits')

describe('help with expressions', () => {
  let variables: readonly Variable[]
  beforeAll(async () => {
    const read = await readBpmn(readFileSync(join(folder, 'process.bpmn'), 'utf8'))
    if (!read.ok) throw new Error('Expected the seven permits to be BPMN.')
    const form = { 'forms/application.json': readFileSync(join(folder, 'forms/application.json'), 'utf8') }
    const sign = everyElement(read.model.definitions).find((each) => each.get('id') === 'sign')
    if (sign === undefined) throw new Error('Expected the seven permits to be signed.')
    variables = merged([...variablesSeenAt(sign), ...formVariables(form), ...givenVariables])
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

describe('the names that an expression is offered', () => {
  const model = (inside: string) => `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
    xmlns:siji="https://siji.dev/bpmn/1" targetNamespace="t"><process id="p">
    <dataObject id="file" name="projectFile"/>
    <userTask id="check" name="核对"><extensionElements><siji:input source="1" target="checkOnly"/>
      <siji:output source="1" target="checked"/></extensionElements></userTask>
    <subProcess id="survey" name="勘验"><extensionElements><siji:input source="1" target="round"/></extensionElements>
      <dataObject id="sheet" name="surveySheet"/>
      <task id="look"><extensionElements><siji:output source="1" target="round"/>
        <siji:output source="1" target="found"/></extensionElements></task>
      <subProcess id="visit">${inside}<task id="sign"/></subProcess>
    </subProcess></process></definitions>`

  async function seenAt(id: string): Promise<readonly string[]> {
    const inside = `<multiInstanceLoopCharacteristics><inputDataItem id="i" name="plot"/></multiInstanceLoopCharacteristics>`
    const read = await readBpmn(model(inside))
    if (!read.ok) throw new Error(JSON.stringify(read.problems))
    const element = everyElement(read.model.definitions).find((each) => each.get('id') === id)
    if (element === undefined) throw new Error(`Expected ${id} in the model.`)
    return variablesSeenAt(element).map(({ name }) => name)
  }

  test('are those that it can see, the nearest scope first', async () => {
    const names = await seenAt('sign')

    const nearest = ['plot', 'round', 'surveySheet', 'projectFile', 'checked', 'found']
    expect(names.filter((name) => nearest.includes(name))).toEqual(nearest)
    expect(names).toContain('numberOfInstances')
  })

  test('are none of what belongs to another step or to a sub-process that it stands outside of', async () => {
    const names = await seenAt('check')

    expect(names).toEqual(['checkOnly', 'projectFile', 'checked', 'found'])
  })

  test('are in a form its own fields with the columns of its tables, and no variable of a process', () => {
    const components = [
      {
        type: 'group',
        components: [{ type: 'radio', key: 'kind', label: '方式', values: [{ value: 'a', label: '出让' }] }],
      },
      {
        type: 'dynamiclist',
        path: 'machines',
        label: '设备',
        components: [{ type: 'number', key: 'power', label: '功率' }],
      },
      { type: 'filepicker', key: 'plan', label: '总平面图' },
    ]
    const { components: read } = readForm(JSON.stringify({ components })) ?? { components: [] }
    const variables = variablesOf({ type: 'form', form: { root: {}, components: read }, draft: 'd' })

    expect(variables.map(({ name, label }) => `${name} ${label}`)).toEqual([
      'kind 方式',
      'machines 设备',
      'machines.power 设备：功率',
    ])
    expect(suggest('sum(mach', 8, { variables, isAsked: false }).items.map(({ text }) => text)).toContain(
      'machines.power',
    )
    expect(suggest('kind = ', 7, { variables, isAsked: false }).items.map(({ text }) => text)).toEqual(['"a"'])
  })
})

function everyElement(element: ModdleElement): readonly ModdleElement[] {
  const inside = ['rootElements', 'flowElements'].flatMap((property) => childrenOf(element, property))
  return [element, ...inside.flatMap(everyElement)]
}
