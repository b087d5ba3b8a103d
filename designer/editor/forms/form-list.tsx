import { useState } from 'preact/hooks'
import type { FileStore } from '../draft/file-store.ts'
import { SelectField, TextField } from '../parts/fields.tsx'
import { createForm, keyFault } from './form-files.ts'

interface FormListProps {
  readonly store: FileStore
  readonly forms: readonly { readonly key: string; readonly title: string }[]
  readonly application: string | null
  readonly chosen: string | null
  readonly choose: (key: string) => void
}

/** The forms of the process, and how a new one is begun. */
export function FormList({ store, forms, application, chosen, choose }: FormListProps) {
  const [isNew, setNew] = useState(false)
  return (
    <section class="form-list" aria-label="表单清单">
      <ul>
        {forms.map(({ key, title }) => (
          <li key={key}>
            <button type="button" class="outline-entry" aria-pressed={key === chosen} onClick={() => choose(key)}>
              <span class="outline-title">{title}</span>
              <span class="outline-kind">{key === application ? `${key} · 申请表` : key}</span>
            </button>
          </li>
        ))}
      </ul>
      {forms.length === 0 ? <p class="hint">还没有表单。建一张，再在任务的属性里选用它。</p> : null}
      {isNew ? (
        <NewForm
          store={store}
          forms={forms}
          done={(key) => {
            setNew(false)
            if (key !== null) choose(key)
          }}
        />
      ) : (
        <button type="button" class="button" onClick={() => setNew(true)}>
          新建表单
        </button>
      )}
    </section>
  )
}

interface NewFormProps extends Pick<FormListProps, 'store' | 'forms'> {
  readonly done: (key: string | null) => void
}

function NewForm({ store, forms, done }: NewFormProps) {
  const [title, setTitle] = useState('')
  const [key, setKey] = useState('')
  const [from, setFrom] = useState('')
  const fault = key === '' ? null : keyFault(store, key)
  const isReady = title !== '' && key !== '' && fault === null
  return (
    <form
      class="small-form new-form"
      aria-label="新建表单"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isReady) return
        createForm(store, key, title, from === '' ? null : from)
        done(key)
      }}
    >
      <TextField label="名称" value={title} onCommit={setTitle} />
      <TextField
        label="代码"
        hint="小写字母、数字和连字符，任务以它选用"
        value={key}
        error={fault}
        onCommit={setKey}
        isCode
      />
      <SelectField
        label="内容"
        value={from}
        options={[
          { value: '', label: '从空白开始' },
          ...forms.map((form) => ({ value: form.key, label: `照抄“${form.title}”` })),
        ]}
        onCommit={setFrom}
      />
      <p class="actions">
        <button type="submit" class="button button-primary" aria-disabled={!isReady}>
          建立
        </button>
        <button type="button" class="button" onClick={() => done(null)}>
          不建
        </button>
      </p>
    </form>
  )
}
