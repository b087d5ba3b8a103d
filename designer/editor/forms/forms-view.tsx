import './forms.css'
import { useState } from 'preact/hooks'
import type { ViewProps } from '../views/views.ts'
import { Builder } from './builder.tsx'
import { applicationForm, formPath } from './form-files.ts'
import { FormList } from './form-list.tsx'

/** 表单: the forms of the draft, each built on the left and seen as the server shows it. */
export function FormsView({ editor, client, draft, store, files }: ViewProps) {
  const [chosen, choose] = useState<string | null>(null)
  const application = applicationForm(store)
  const forms = files.forms.toSorted((one, other) => one.key.localeCompare(other.key))
  const isThere = (wanted: string | null) => forms.some((form) => form.key === wanted)
  const key = [chosen, application].find(isThere) ?? forms[0]?.key ?? null
  const list = <FormList store={store} forms={forms} application={application} chosen={key} choose={choose} />
  const text = key === null ? undefined : store.all()[formPath(key)]
  if (key === null || text === undefined) {
    return (
      <div class="forms-view">
        <div class="forms-side">{list}</div>
      </div>
    )
  }
  return (
    <Builder
      key={key}
      {...{ editor, client, draft, store, text, choose, list }}
      form={key}
      isOfApplication={key === application}
      materials={files.materials}
    />
  )
}
