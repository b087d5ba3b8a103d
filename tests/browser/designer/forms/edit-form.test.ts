import { describe, expect, test } from 'vitest'
import { dropOnto, insertAfter, moveStep } from '../../../../designer/editor/forms/edit-form.ts'
import { kindName } from '../../../../designer/editor/forms/field-kinds.ts'
import { entriesOf, type FormDocument, readForm, writeForm } from '../../../../designer/editor/forms/form-document.ts'
import { setAt } from '../../../../designer/editor/forms/json-node.ts'

const field = (key: string) => ({ type: 'textfield', key, label: key })
const section = (label: string, ...keys: readonly string[]) => ({ type: 'group', label, components: keys.map(field) })

const form: FormDocument = {
  root: { id: 'f' },
  components: [section('A', 'a', 'b'), section('B', 'c'), section('C')],
}

const told = (of: FormDocument) =>
  entriesOf(of)
    .map(({ node }) => String(node['label']))
    .join(' ')

describe('a form that is built', () => {
  test('moves a field over the edge of its section into the next one, and stops at the ends', () => {
    const down = moveStep(form, [0, 1], 1)
    const further = moveStep(down.form, down.place ?? [0], 1)

    expect([told(down.form), down.place]).toEqual(['A a B b c C', [1, 0]])
    expect(told(further.form)).toBe('A a B c b C')
    expect(told(moveStep(form, [0, 0], -1).form)).toBe(told(form))
    expect(told(moveStep(form, [1], -1).form)).toBe('B c A a b C')
  })

  test.each([
    [[0, 0], [1, 0], 'A b B a c C'],
    [[0, 0], [0, 1], 'A a b B c C'],
    [[0, 1], [0, 0], 'A b a B c C'],
    [[1, 0], [2], 'A a b B C c'],
    [[2], [0], 'C A a b B c'],
    [[0], [2], 'B c C A a b'],
  ] as const)('drops what stands at %j onto %j', (from, onto, expected) => {
    expect(told(dropOnto(form, from, onto).form)).toBe(expected)
  })

  test('puts what is added behind what is chosen, into a section that is chosen, and the last of it is chosen then', () => {
    const into = insertAfter(form, [1], [field('x'), field('y')])

    expect([told(into.form), into.place]).toEqual(['A a b B c x y C', [1, 2]])
    expect(told(insertAfter(form, [0, 0], [section('D')]).form)).toBe('A a b D B c C')
    expect(told(insertAfter({ root: {}, components: [] }, null, [field('x')]).form)).toBe('x')
  })

  test('keeps every attribute that it does not know, and takes away what is left empty', () => {
    const text = '{"id":"f","exporter":{"name":"form-js"},"components":[{"type":"spacer","height":60}]}'
    const read = readForm(text)

    expect(read === null ? null : JSON.parse(writeForm(read))).toEqual(JSON.parse(text))
    expect(setAt(setAt(field('x'), 'siji.hint', '说明'), 'siji.hint', undefined)).toEqual(field('x'))
    expect(kindName({ type: 'spacer' })).toBe('spacer')
  })
})
