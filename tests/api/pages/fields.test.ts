import { describe, expect, test } from 'vitest'
import { checkForm } from '../../../api/forms/check-form.ts'
import { hiddenFields, readPosted } from '../../../api/forms/form-reading.ts'
import { parseForm } from '../../../api/forms/parse-form.ts'
import { type FieldShowing, fieldPart } from '../../../api/pages/parts/fields.ts'

const text = (key: string, more: object = {}) => ({ type: 'textfield', key, label: key, ...more })

const parsed = parseForm('forms/test.json', {
  id: 'test',
  components: [
    text('name', { validate: { required: true, maxLength: 100 }, siji: { labelEn: 'Name', hint: '全称' } }),
    { type: 'number', key: 'area', label: '面积', decimalDigits: 2, siji: { unit: 'm²' } },
    { type: 'number', key: 'years', label: '年限', decimalDigits: 0, siji: { unit: '年' } },
    {
      type: 'radio',
      key: 'kind',
      label: '方式',
      values: [
        { value: 'a', label: '出让' },
        { value: 'b', label: '划拨' },
      ],
    },
    {
      type: 'checklist',
      key: 'held',
      label: '已有',
      values: [
        { value: 'L', label: '规划' },
        { value: 'R', label: '产权' },
      ],
    },
    { type: 'checkbox', key: 'road', label: '占路' },
    text('place', { conditional: { hide: '=not(road)' } }),
  ],
})
if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
const { form } = parsed

const showing: FieldShowing = { language: 'zh', values: {}, errors: [], hidden: new Set(), prefix: 'form' }
const part = (key: string, more: Partial<FieldShowing> = {}) => {
  const field = form.fields.find((each) => each.key === key)
  if (field === undefined) throw new Error(`no field ${key}`)
  return fieldPart(field, { ...showing, ...more })
}

describe('a field of a form on a page', () => {
  test('stands under its label with its hint, and says only of what may be left out that it may', () => {
    expect(part('name')).toMatchObject({
      label: 'name',
      hint: '全称',
      optional: false,
      describedBy: 'field-form-name-hint',
    })
    expect(part('area')).toMatchObject({ optional: true, hint: null, describedBy: '' })
    expect(part('name', { language: 'en' }).label).toBe('Name')
  })

  test('groups the digits of a number, and keeps what is none as it was typed', () => {
    expect(part('area', { values: { area: '66667' } }).input).toMatchObject({
      value: '66,667.00',
      unit: 'm²',
      isNumber: true,
    })
    expect(part('area', { values: { area: 'viel' } }).input?.value).toBe('viel')
    expect(part('area', { values: { area: '1.234' } }).input?.value).toBe('1.234')
    expect(part('years', { values: { years: '50' } }).input).toMatchObject({ value: '50', width: 'short' })
  })

  test('takes the error that a refusal gives under its name, where the summary leads', () => {
    const errors = [{ field: 'form.years', message: 'Too long.', messageZh: '工业用地最长 50 年。' }]

    expect(part('years', { errors })).toMatchObject({ id: 'field-form-years', error: '工业用地最长 50 年。' })
    expect(part('area', { errors }).error).toBeNull()
  })

  test('has what was chosen chosen', () => {
    expect(part('kind', { values: { kind: 'b' } }).choices?.items.map(({ chosen }) => chosen)).toEqual([false, true])
    expect(part('held', { values: { held: ['R'] } }).choices?.items.map(({ chosen }) => chosen)).toEqual([false, true])
    expect(part('road', { values: { road: true } }).check?.checked).toBe(true)
  })

  test('reads back what a form posts: one value, several, or a box that was not ticked', () => {
    const posted = { 'form.name': '中工', 'form.held': 'L', commandId: 'x' }

    expect(readPosted(form.fields, posted, 'form')).toMatchObject({
      name: '中工',
      held: ['L'],
      road: false,
      area: null,
    })
  })

  test('hides what does not apply as the form is filled in', () => {
    const context = { areaCodes: [], now: 0, zone: 'Asia/Shanghai' }
    const hidden = (road: boolean) => hiddenFields(form, checkForm(form, { road }, context), context)

    expect([...hidden(false)]).toEqual(['place'])
    expect([...hidden(true)]).toEqual([])
  })
})
