import { expect, test } from 'vitest'
import { checkForm } from '../../../api/forms/check-form.ts'
import type { Field, FormValues } from '../../../api/forms/form.ts'
import { readPosted } from '../../../api/forms/form-reading.ts'
import { parseForm } from '../../../api/forms/parse-form.ts'
import { typedValues } from '../../../api/forms/typed-values.ts'
import { typedLines } from '../../../api/pages/parts/field-lines.ts'
import { fieldPart } from '../../../api/pages/parts/fields.ts'
import { fieldKinds, freeKeys } from '../../../designer/editor/forms/field-kinds.ts'
import { getAt, setAt } from '../../../designer/editor/forms/json-node.ts'

// Every kind that the form builder offers, with a number and a box that begin with something.
const free = freeKeys([])
const offered = fieldKinds.flatMap(({ make }) => make(free))
const components = [
  ...offered.map((field) =>
    getAt(field, 'type') === 'filepicker' ? setAt(field, 'siji.material', 'site-plan') : field,
  ),
  { type: 'number', key: 'years', label: '年限', defaultValue: 7 },
  { type: 'checkbox', key: 'unticked', label: '未勾选', defaultValue: true },
]

const parsed = parseForm('forms/all-kinds.json', { id: 'all-kinds', components })
if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
const { form } = parsed

/** As a browser posts it. */
const posted = {
  'fields.text': '一期',
  'fields.words': '第一行\n第二行',
  'fields.number': '3',
  'fields.amount': '50,000.123456',
  'fields.area': '66,667.00',
  'fields.date': '2026-11-26',
  'fields.choice': 'two',
  'fields.choice2': 'one',
  'fields.choices': ['one', 'two'],
  'fields.flag': 'true',
  'fields.rows.0.name': '水泵',
  'fields.rows.0.count': '7',
  'fields.rows.1.name': '',
  'fields.rows.1.count': '',
  'fields.licenceNumber': '湘建〔2025〕12号',
  'fields.licenceUntil': '2027-01-01',
  'fields.address': '湖南省湘潭市岳塘区宝马路1号',
  'fields.personName': '陈建国',
  'fields.personId': '11010519491231002X',
  'fields.personMobile': '13800000000',
  'fields.companyName': '中工精地智能装备有限公司',
  'fields.companyCreditCode': '91430399MAFAKE027H',
  'fields.declared': 'true',
  'fields.years': '',
}

const context = { areaCodes: [], now: 0, zone: 'Asia/Shanghai' }
const shown = (given: FormValues) => {
  const showing = { language: 'zh', errors: [], hidden: new Set<string>(), prefix: 'fields', values: given } as const
  // A computed field is not typed, and is computed anew.
  return form.fields.filter(({ type }) => type !== 'expression').map((field: Field) => fieldPart(field, showing))
}

test('every kind of field comes back as it was typed after an answer was taken and sent back', () => {
  const typed = readPosted(form.fields, posted, 'fields')
  const stored = checkForm(form, typed, context)

  const again = readPosted(form.fields, typedValues(form.fields, stored.values, 'fields'), 'fields')

  expect(stored.errors).toEqual([])
  expect(stored.values['amount']).toBe(50_000_123_456)
  expect(shown(again)).toEqual(shown(typed))
  expect(checkForm(form, again, context).values).toEqual(stored.values)
})

test('what was left empty stays empty, and a box that was unticked unticked, whatever they began with', () => {
  const stored = checkForm(form, readPosted(form.fields, posted, 'fields'), context)
  const again = readPosted(form.fields, typedValues(form.fields, stored.values, 'fields'), 'fields')

  const part = (name: string) => shown(again).find((each) => each.name === `fields.${name}`)

  expect(part('years')?.input?.value).toBe('')
  expect(part('unticked')?.check?.checked).toBe(false)
})

test('what somebody typed who was too late is read field by field, in the unit and the words of the form', () => {
  const lines = typedLines(form.fields, posted, 'zh')

  expect(lines).toHaveLength(new Set(Object.keys(posted).map((name) => name.split('.')[1])).size - 1)
  expect(lines).toEqual(
    expect.arrayContaining([
      '说明：第一行\n第二行',
      '金额：50,000.123456 万元',
      '日期：2026年11月26日',
      '单选：选项二',
      '多选：选项一、选项二',
      '是或否：是',
      '表格：1. 名称 水泵，数量 7',
      '身份证号码：11010519491231002X',
    ]),
  )
})
