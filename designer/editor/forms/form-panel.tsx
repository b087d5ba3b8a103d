import { SelectField, TextField } from '../parts/fields.tsx'
import type { ViewProps } from '../views/views.ts'
import type { FormDocument } from './form-document.ts'
import { formPath, keyFault, renameForm } from './form-files.ts'
import { setAt, textAt } from './json-node.ts'
import { Part } from './part.tsx'
import { tasksOf } from './permissions.ts'
import { RulesPanel } from './rules-panel.tsx'

interface FormPanelProps extends Pick<ViewProps, 'editor' | 'store'> {
  readonly form: FormDocument
  readonly formKey: string
  readonly isOfApplication: boolean
  readonly choose: (key: string) => void
  readonly change: (form: FormDocument) => void
}

const WORKS = [
  { value: '', label: '普通任务页' },
  { value: 'merge', label: '合并补正意见' },
  { value: 'appointment', label: '约定勘验时间' },
  { value: 'survey', label: '现场勘验' },
  { value: 'recheck', label: '整改复查' },
  { value: 'jointReview', label: '会审' },
]

/** The form itself: names, the rules between its fields, where it is used. */
export function FormPanel({ editor, store, form, formKey, isOfApplication, choose, change }: FormPanelProps) {
  const set = (path: string, value: string) => change({ ...form, root: setAt(form.root, path, value || undefined) })
  const users = tasksOf(editor, formKey, false)
  return (
    <>
      <Part title="表单">
        <TextField
          label="名称"
          value={textAt(form.root, 'siji.title')}
          onCommit={(value) => set('siji.title', value)}
        />
        <TextField
          label="英文名称"
          value={textAt(form.root, 'siji.titleEn')}
          onCommit={(value) => set('siji.titleEn', value)}
        />
        <TextField
          label="代码"
          hint="改了以后，使用它的任务一起改"
          value={formKey}
          check={(value) => (value === formKey ? null : keyFault(store, value))}
          isCode
          onCommit={(value) => {
            if (keyFault(store, value) !== null) return
            renameForm(editor, store, formKey, value)
            choose(value)
          }}
        />
        {isOfApplication ? null : (
          <SelectField
            label="工作页"
            value={textAt(form.root, 'siji.work')}
            options={WORKS}
            onCommit={(value) => set('siji.work', value)}
          />
        )}
        <p class="hint">{usedBy(users, isOfApplication)}</p>
        <button type="button" class="quiet" onClick={() => store.write(formPath(formKey), null)}>
          删除这张表单
        </button>
      </Part>
      <Part title="字段之间的规则">
        <RulesPanel form={form} change={change} />
      </Part>
    </>
  )
}

function usedBy(users: readonly { readonly name: string }[], isOfApplication: boolean): string {
  const names = [...(isOfApplication ? ['申请'] : []), ...users.map(({ name }) => name)]
  return names.length === 0 ? '还没有任务使用它。' : `用于：${names.join('、')}。删除后可以撤销。`
}
