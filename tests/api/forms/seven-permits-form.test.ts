import { describe, expect, test } from 'vitest'
import { exampleForm } from '../../../api/demo-data/example-form.ts'
import { checkForm } from '../../../api/forms/check-form.ts'
import type { FormValues } from '../../../api/forms/form.ts'
import { parseForm } from '../../../api/forms/parse-form.ts'
import { keepMasked, maskPersonal } from '../../../api/forms/personal-values.ts'
import { routingVariables } from '../../../api/forms/routing-variables.ts'
import { readJsonFile } from '../../support/read-json-file.ts'

const path = 'processes/seven-permits/forms/application.json'
const context = { areaCodes: ['430302'], now: Date.parse('2024-04-25T08:52:00+08:00'), zone: 'Asia/Shanghai' }

function form() {
  const parsed = parseForm(path, readJsonFile(path))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return parsed.form
}

function errorsOf(changes: FormValues) {
  return checkForm(form(), { ...exampleForm, ...changes }, context).errors.map(({ field, code }) => `${field} ${code}`)
}

describe('the merged application form', () => {
  test('accepts the worked example and keeps money in cents and codes without blanks', () => {
    const { values, errors } = checkForm(form(), exampleForm, context)

    expect(errors).toEqual([])
    expect(values).toMatchObject({
      totalInvestment: 50_000_000_000,
      contractPrice: 23_500_000_000,
      landArea: 66_667,
      realEstateUnitNumber: '430302009001GB00901W00000000',
      tenderRequired: false,
    })
  })

  test.each<[FormValues, string]>([
    [{ creditCode: '91430399MAFAKE018N' }, 'creditCode credit-code-organisation-check'],
    [{ representativeId: '110105194912310021' }, 'representativeId citizen-id-check'],
    [{ projectCode: '2413-430302-04-01-900001' }, 'projectCode project-code-month'],
    [{ areaCode: '110105' }, 'areaCode area-code-elsewhere'],
    [{ grossFloorArea: '98001' }, 'grossFloorArea area-sum'],
    [{ plotRatio: '1.5' }, 'plotRatio plot-ratio'],
    [{ civilBuildingArea: '98000.01' }, 'civilBuildingArea civil-area-too-large'],
    [{ plannedCompletion: '2024-05-06' }, 'plannedCompletion completion-before-start'],
    [
      { constructionSupervisorCreditCode: '91430399MAFAKE0437' },
      'constructionSupervisorCreditCode supervisor-is-contractor',
    ],
    [{ landTermYears: 51 }, 'landTermYears term-too-long'],
    [{ occupationArea: '' }, 'occupationArea occupation-area-missing'],
    [{ landArea: '66667.001' }, 'landArea too-many-decimals'],
    [{ plannedStart: '2024-02-30' }, 'plannedStart not-a-date'],
    [{ landUse: 'moon' }, 'landUse not-a-choice'],
    [{ permitsHeld: ['L', 'X'] }, 'permitsHeld not-a-choice'],
    [{ promiseAccepted: false }, 'promiseAccepted required'],
    [{ enterpriseName: '企' }, 'enterpriseName text-length'],
    [{ siteAddress: 'a\u0000b' }, 'siteAddress control-character'],
    [{ enterpriseName: ['a'] }, 'enterpriseName not-text'],
    [{ smuggled: 'x' }, 'smuggled unknown-field'],
    [{ tenderRequired: true }, 'tenderRequired unknown-field'],
  ])('refuses %j with %s', (changes, error) => {
    expect(errorsOf(changes)).toContain(error)
  })

  test('asks nothing of a field that does not apply, and forgets what was typed there', () => {
    const changes = { occupiesGreen: false, occupationArea: '120', occupationFrom: null, occupationTo: null }

    const { values, errors } = checkForm(form(), { ...exampleForm, ...changes }, context)

    expect(errors).toEqual([])
    expect(values['occupationArea']).toBe(null)
  })

  test('computes whether a tender is compulsory', () => {
    const { values } = checkForm(form(), { ...exampleForm, fundsSource: 'stateControlled' }, context)

    expect(values['tenderRequired']).toBe(true)
  })

  test('lets only declared fields become variables, and nothing about persons', () => {
    const { values } = checkForm(form(), exampleForm, context)

    const variables = routingVariables(form(), values)

    expect(Object.keys(variables).sort()).toEqual([
      'civilBuildingArea',
      'dischargesToSewer',
      'grossFloorArea',
      'occupiesGreen',
      'occupiesRoad',
      'permitsHeld',
      'tenderRequired',
      'totalInvestment',
    ])
    for (const { key, routing, personal } of form().fields) {
      if (!routing || personal) expect(variables).not.toHaveProperty(key)
    }
  })

  test('keeps a personal field out of the variables even where it is declared routing', () => {
    const parsed = parseForm('forms/x.json', {
      id: 'x',
      components: [{ type: 'textfield', key: 'name', label: '姓名', siji: { routing: true, personal: true } }],
    })
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))

    expect(routingVariables(parsed.form, { name: '张三' })).toEqual({})
  })

  test('shows identity numbers and mobiles masked, and takes a masked value for unchanged', () => {
    const shown = maskPersonal(form(), exampleForm)

    expect(shown).toMatchObject({ representativeId: '110105********002X', filerMobile: '138****0000' })
    expect(keepMasked(form(), { filerMobile: '138****0000' }, exampleForm)).toEqual({ filerMobile: '13800000000' })
  })
})

describe('a form with mistakes', () => {
  test('is refused with every mistake and its place', () => {
    const parsed = parseForm('forms/broken.json', {
      id: 'broken',
      siji: { rules: [{ when: 'a > nothing', field: 'b', code: 'c', message: 'm', messageZh: '信' }] },
      components: [
        { type: 'textfield', key: 'a', label: '甲', siji: { format: 'zip' } },
        { type: 'textfield', key: 'a', label: '乙', conditional: { hide: '=1 +' } },
      ],
    })

    const places = parsed.ok ? [] : parsed.problems.map(({ place }) => place)

    expect(places).toEqual(
      expect.arrayContaining(['a.siji.format', 'a', 'a.conditional.hide', 'siji.rules[0]', 'siji.rules[0]']),
    )
  })
})
