import type { Editor } from '../canvas/open-modeler.ts'
import { together } from '../canvas/together.ts'
import type { FileStore } from '../draft/file-store.ts'
import { readJson } from '../draft/read-json.ts'
import { writeExtension } from '../model/extension.ts'
import { readForm, writeForm } from './form-document.ts'
import { setAt } from './json-node.ts'
import { tasksOf } from './permissions.ts'

export function formPath(key: string): string {
  return `forms/${key}.json`
}

/** The form that an application fills, as `process.json` names it; `null` where nothing does. */
export function applicationForm(store: FileStore): string | null {
  const { form } = readJson(store.all()['process.json'])
  return typeof form === 'string' ? form : null
}

/** What is wrong with the key of a form; `null` where it may be taken. */
export function keyFault(store: FileStore, key: string): string | null {
  if (!/^[a-z0-9-]{1,60}$/.test(key)) return '代码只含小写字母、数字和连字符。'
  return store.all()[formPath(key)] === undefined ? null : '已有这个代码的表单。'
}

/** A new form, empty or with what another one holds. */
export function createForm(store: FileStore, key: string, title: string, from: string | null): void {
  const source = from === null ? null : readForm(store.all()[formPath(from)] ?? '')
  const { root, components } = source ?? { root: { schemaVersion: 17, type: 'default' }, components: [] }
  const named = setAt({ ...root, id: key }, 'siji.title', title)
  store.write(formPath(key), writeForm({ root: named, components }))
}

/** Another key for a form, also where tasks and `process.json` name it; one step to undo. */
export function renameForm(editor: Editor, store: FileStore, from: string, to: string): void {
  const form = readForm(store.all()[formPath(from)] ?? '')
  if (form === null) return
  const description = readJson(store.all()['process.json'])
  const tasks = tasksOf(editor, from, false)
  together(editor, () => {
    store.write(formPath(to), writeForm({ ...form, root: { ...form.root, id: to } }))
    store.write(formPath(from), null)
    if (description['form'] === from) {
      store.write('process.json', `${JSON.stringify({ ...description, form: to }, null, 2)}\n`)
    }
    for (const { id } of tasks) {
      const shape = editor.services.elementRegistry.get(id)
      if (shape !== undefined) writeExtension(editor, shape, 'siji:Form', { key: to }, 'siji:form')
    }
  })
}
