import { describe, expect, test } from 'vitest'
import { checkForm } from '../../../api/forms/check-form.ts'
import type { FormValues } from '../../../api/forms/form.ts'
import { readPosted } from '../../../api/forms/form-reading.ts'
import { mergeTyped } from '../../../api/forms/merge-typed.ts'
import { parseForm } from '../../../api/forms/parse-form.ts'
import { fieldPart } from '../../../api/pages/parts/fields.ts'
import { fieldWords } from '../../../api/pages/parts/form-facts.ts'
import { readProcess } from '../../../api/process-description/read-process.ts'
import { twoTasksFiles } from '../../support/two-tasks/files.ts'

const files = twoTasksFiles()
const context = { areaCodes: [], now: 0, zone: 'Asia/Shanghai' }

function parsed(path: string, change: (text: string) => string = (text) => text) {
  return parseForm(path, JSON.parse(change(files[path] ?? '')))
}

function formAt(path: string) {
  const result = parsed(path)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.form
}

function problemsOf(path: string, from: string, to: string): readonly string[] {
  const result = parsed(path, (text) => text.replace(from, to))
  return result.ok ? [] : result.problems.map(({ messageZh }) => messageZh)
}

const application = formAt('forms/application.json')
const inspection = formAt('forms/inspection.json')
const machines = application.fields.find(({ key }) => key === 'machines') ?? application.fields[0]
if (machines === undefined) throw new Error('Expected the form to have fields.')

const filled = { projectName: '一期', projectCode: '1', declared: true }
const check = (values: FormValues) =>
  checkForm(application, { ...filled, ...values }, context).errors.map(({ field, code }) => `${field} ${code}`)

describe('a table in a form', () => {
  test('is read back from its page row by row; rows without text are none', () => {
    const posted = {
      'form.machines.0.name': '水泵',
      'form.machines.0.power': '7.5',
      'form.machines.1.name': ' ',
      'form.machines.1.power': '',
      'form.machines.10.name': '风机',
      'form.machines.10.power': '',
    }

    const { machines: rows } = readPosted([machines], posted, 'form')

    expect(rows).toEqual([
      { name: '水泵', power: '7.5' },
      { name: '风机', power: '' },
    ])
  })

  test.each<[FormValues, string]>([
    [{ machines: [] }, 'machines required'],
    [{ machines: '水泵' }, 'machines not-a-table'],
    [{ machines: [{ name: '水泵', power: '很大' }] }, 'machines cell-not-a-number'],
    [{ machines: [{ power: '7.5' }] }, 'machines cell-required'],
    [{ machines: [{ name: '水泵', price: '1' }] }, 'machines unknown-column'],
    [{ machines: Array(5).fill({ name: '水泵' }) }, 'machines too-many-rows'],
    [{ machines: [{ name: '水泵' }], plan: 'a.pdf' }, 'plan unknown-field'],
    [{ machines: [{ name: '水泵' }], declared: false }, 'declared required'],
  ])('with %j is refused: %s', (values, error) => {
    expect(check(values)).toContain(error)
  })

  test('keeps its cells as fields are kept, and is read in words', () => {
    const typed = {
      ...filled,
      machines: [{ name: '水泵', power: '1,007.50' }, { name: '', power: '' }, { name: '风机' }],
    }

    const { values, errors } = checkForm(application, typed, context)

    expect(errors).toEqual([])
    expect(values['machines']).toEqual([
      { name: '水泵', power: 1007.5 },
      { name: '风机', power: null },
    ])
    expect(fieldWords(machines, values['machines'] ?? null, 'zh')).toBe('1. 设备 水泵，功率 1,007.5 kW；2. 设备 风机')
  })

  test('names row and column of what is wrong, in both languages', () => {
    const typed = { ...filled, machines: [{ name: '水泵' }, { name: '风机', power: '很大' }] }

    const [error] = checkForm(application, typed, context).errors

    expect(error?.messageZh).toBe('第 2 行“功率”：应填写数字。')
    expect(error?.message).toBe('Row 2, Power: Expected a number.')
  })

  test('stands on its page with its rows and room for more, as many as it takes', () => {
    const showing = { language: 'zh', errors: [], hidden: new Set<string>(), prefix: 'form' } as const
    const rowsOf = (rows: number) =>
      fieldPart(machines, { ...showing, values: { machines: Array(rows).fill({ name: '泵' }) } }).table?.rows

    expect(rowsOf(1)?.map(({ cells }) => cells[0]?.input?.value)).toEqual(['泵', '', ''])
    expect(rowsOf(4)).toHaveLength(4)
    expect(rowsOf(1)?.[1]?.cells[1]).toMatchObject({ name: 'form.machines.1.power', label: '功率，第 2 行' })
  })

  test('is the same to another window where its cells mean the same', () => {
    const merge = (typed: string) =>
      mergeTyped([machines], {
        opened: { machines: [{ name: '泵', power: '7.5' }] },
        stored: { machines: [{ name: '泵', power: '7.50' }] },
        typed: { machines: [{ name: '泵', power: typed }] },
      })

    expect(merge('7.500').changed).toEqual({})
    expect(Object.keys(merge('8').changed)).toEqual(['machines'])
  })
})

describe('what a task may do with a field', () => {
  const settled = { measured: 98, informant: '来电' }

  test('leaves alone what is only read there, and holds the rest against it', () => {
    const { values, errors } = checkForm(inspection, { accepted: '99' }, context, settled)

    expect(values).toMatchObject({ measured: 98, informant: '来电' })
    expect(errors.map(({ code }) => code)).toEqual(['more-than-measured'])
  })

  test('refuses what may not be written there, and says so', () => {
    const { errors } = checkForm(inspection, { accepted: '90', measured: '90' }, context, settled)

    expect(errors).toMatchObject([
      { field: 'measured', code: 'field-not-writable', messageZh: '本任务不能填写“实测面积”。' },
    ])
  })

  test('asks for nothing that it may not write', () => {
    const { errors } = checkForm(inspection, { accepted: '90' }, context, { measured: null, informant: null })

    expect(errors).toEqual([])
  })
})

describe('a form that cannot be published', () => {
  test.each([
    ['"dynamiclist"', '"hologram"', 'type'],
    ['"filepicker","key":"plan"', '"filepicker","key":"declared"', '重复'],
    ['"material":"site-plan",', '', '材料代码'],
    ['"material":"site-plan",', '"material":"site-plan","nameInto":"machines",', '带出企业名称'],
    ['"type":"number","key":"power"', '"type":"checkbox","key":"power"', '表格的列只能是'],
    ['"labelEn":"Power"', '"labelEn":"Power","personal":true', '不得含个人信息'],
  ])('with %s as %s is refused in Chinese too', (from, to, words) => {
    const compact = JSON.stringify(JSON.parse(files['forms/application.json'] ?? ''))
    expect(compact).toContain(from)

    const result = parseForm('forms/application.json', JSON.parse(compact.replace(from, to)))

    expect(result.ok ? [] : result.problems.map(({ messageZh }) => messageZh).join()).toContain(words)
  })

  test('with a rule that is no FEEL is refused', () => {
    expect(problemsOf('forms/inspection.json', 'accepted > measured', 'accepted >')).toHaveLength(1)
  })

  test.each([
    ['forms/inspection.json', '"judge": "read"', '"nobody": "read"', '没有这个人工任务'],
    ['forms/application.json', '"judge": "hidden"', '"judge": "write"', '只能只读或隐藏'],
    ['forms/application.json', '"material": "site-plan"', '"material": "no-plan"', '没有材料 no-plan'],
    ['forms/application.json', '"key": "bankAccount"', '"key": "enterpriseName"', '不能隐藏'],
    ['forms/inspection.json', '"key": "informant"', '"key": "reason"', '不能隐藏'],
  ])('where %s says %s as %s is refused with its process', async (path, from, to, words) => {
    const changed = { ...files, [path]: (files[path] ?? '').replace(from, to) }

    const read = await readProcess(
      Object.fromEntries(Object.entries(changed).map(([name, text]) => [name, Buffer.from(text)])),
    )

    expect(read.ok ? '' : read.problems.map(({ messageZh }) => messageZh).join()).toContain(words)
  })
})
