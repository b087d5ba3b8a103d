import { idOf, type ModdleElement, textOf } from '../../../engine/model/moddle.ts'
import { extensionOf, extensionText } from '../../../engine/model/read/extensions.ts'
import { readProcessFiles } from '../draft/process-files.ts'
import type { FixRule } from './fix.ts'

/** More choices than these are no help; the panel has them all. */
const MOST = 4

/** A form that is not there is made, or one of those that are is taken. */
export const findForm: FixRule = (element, { files }) => {
  const key = extensionText(element, 'siji:Form', 'key', 'siji:form')
  if (key === null) return []
  const { forms } = readProcessFiles(files)
  const path = `forms/${key}.json`
  const made = /^[\w.-]+$/.test(key)
    ? [{ label: `新建表单“${key}”`, changes: [{ kind: 'writeFile' as const, path, text: emptyForm(key, element) }] }]
    : []
  const others = forms.slice(0, MOST).map(({ key: other, title }) => ({
    label: `改用“${title}”`,
    changes: [setFirst(element, 'siji:Form', { key: other })],
  }))
  return [...made, ...others]
}

/** Decisions cannot be made up; one of those that are there may have been meant. */
export const findDecision: FixRule = (element, { files }) => {
  if (extensionOf(element, 'siji:Decision') === null) return []
  return readProcessFiles(files)
    .decisions.slice(0, MOST)
    .map(({ id, name }) => ({ label: `改用“${name}”`, changes: [setFirst(element, 'siji:Decision', { id })] }))
}

function setFirst(element: ModdleElement, type: string, attributes: { readonly [name: string]: string }) {
  return { kind: 'setExtension', element: idOf(element) ?? '', type, index: 0, attributes } as const
}

/** One field, as the smallest form that can be filled in. */
function emptyForm(key: string, element: ModdleElement): string {
  const title = textOf(element, 'name') ?? key
  const field = { type: 'textarea', id: 'field_remark', key: 'remark', label: '说明', siji: { labelEn: 'Remark' } }
  const form = { schemaVersion: 17, type: 'default', id: key, siji: { title, titleEn: key }, components: [field] }
  return `${JSON.stringify(form, null, 2)}\n`
}
