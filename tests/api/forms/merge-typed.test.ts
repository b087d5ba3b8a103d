import { describe, expect, test } from 'vitest'
import type { FormValues } from '../../../api/forms/form.ts'
import { mergeTyped } from '../../../api/forms/merge-typed.ts'
import { parseForm } from '../../../api/forms/parse-form.ts'

const parsed = parseForm('forms/test.json', {
  id: 'test',
  components: [
    { type: 'textfield', key: 'name', label: 'name' },
    { type: 'number', key: 'area', label: 'area', decimalDigits: 2 },
    { type: 'checkbox', key: 'road', label: 'road' },
    { type: 'checklist', key: 'held', label: 'held', values: [{ value: 'L', label: 'L' }] },
  ],
})
if (!parsed.ok) throw new Error('Expected the form to parse.')
const { fields } = parsed.form

function merge(opened: FormValues, stored: FormValues, typed: FormValues) {
  const { changed, conflicts } = mergeTyped(fields, { opened, stored, typed })
  return { changed, conflicts: conflicts.map(({ key }) => key) }
}

describe('two windows on one form', () => {
  test('keeps what the other one saved where this one left it alone', () => {
    const merged = merge({ name: 'a', area: '1' }, { name: 'b', area: '1' }, { name: 'a', area: '2' })

    expect(merged).toEqual({ changed: { area: '2' }, conflicts: [] })
  })

  test('saves nothing of a field that both changed to something else', () => {
    expect(merge({ name: 'a' }, { name: 'b' }, { name: 'c' })).toEqual({ changed: {}, conflicts: ['name'] })
  })

  test('sees no conflict where both changed it to the same', () => {
    expect(merge({ name: 'a' }, { name: 'b' }, { name: 'b' })).toEqual({ changed: {}, conflicts: [] })
  })

  test('takes for the same what means the same', () => {
    const opened = { area: '66,667.00', road: false, held: [], name: null }

    expect(merge(opened, { area: '66667' }, { area: '66667.0', road: false, held: [], name: '' })).toEqual({
      changed: {},
      conflicts: [],
    })
    expect(merge(opened, {}, { ...opened, road: true }).changed).toEqual({ road: true })
  })
})
