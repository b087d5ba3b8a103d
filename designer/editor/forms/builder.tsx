import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { FeelContext } from '../feel/feel-context.ts'
import type { ViewProps } from '../views/views.ts'
import { type Edited, moveStep, removeAt, replaceAt } from './edit-form.ts'
import { FieldPanel } from './field-panel.tsx'
import { type FormDocument, keyOf, linesOf, nodeAt, type Place, readForm, writeForm } from './form-document.ts'
import { formPath } from './form-files.ts'
import { FormPanel } from './form-panel.tsx'
import { type JsonNode, textAt } from './json-node.ts'
import { tasksOf } from './permissions.ts'
import { PermissionsPart } from './permissions-part.tsx'
import { Preview } from './preview.tsx'
import { SectionPanel } from './section-panel.tsx'
import { Structure } from './structure.tsx'

interface BuilderProps extends Pick<ViewProps, 'editor' | 'client' | 'draft' | 'store'> {
  readonly form: string
  readonly text: string
  readonly isOfApplication: boolean
  readonly materials: ViewProps['files']['materials']
  readonly choose: (key: string) => void
  /** Stands above what the form holds. */
  readonly list: ComponentChildren
}

/** One form: what it holds, how it looks, and everything about what is chosen in it. */
export function Builder({
  editor,
  client,
  draft,
  store,
  form: key,
  text,
  isOfApplication,
  materials,
  choose,
  list,
}: BuilderProps) {
  const [place, setPlace] = useState<Place | null>(null)
  const form = readForm(text)
  if (form === null) {
    return (
      <div class="forms-view">
        <div class="forms-side">{list}</div>
        <p class="notice notice-red" role="alert">
          这个文件不是有效的 JSON，打不开。可以撤销刚才的修改，或者导入一份正确的文件。
        </p>
      </div>
    )
  }
  const node = place === null ? null : nodeAt(form, place)
  const tasks = tasksOf(editor, key, isOfApplication)
  const write = (next: FormDocument) => store.write(formPath(key), writeForm(next))
  const edit = ({ form: next, place: at }: Edited) => {
    write(next)
    setPlace(at)
    if (at !== null) focusSoon(at)
  }
  const change = (next: JsonNode) => {
    if (place !== null) write(replaceAt(form, place, next))
  }
  return (
    <div class="forms-view">
      <div class="forms-side">
        {list}
        <Structure form={form} chosen={node === null ? null : place} choose={setPlace} edit={edit} />
      </div>
      <Preview
        {...{ client, text, isOfApplication, tasks }}
        title={textAt(form.root, 'siji.title') || key}
        chosen={node === null ? null : keyOf(node)}
      />
      <aside class="panel" aria-label="表单属性">
        <FeelContext.Provider value={{ type: 'form', form, draft: draft.id }}>
          {node === null || place === null ? (
            <FormPanel {...{ editor, store, form, choose, isOfApplication }} formKey={key} change={write} />
          ) : (
            <div key={place.join('.')}>
              <p class="panel-actions">
                <button type="button" class="quiet" onClick={() => setPlace(null)}>
                  表单本身
                </button>
                <button type="button" class="quiet" onClick={() => edit(moveStep(form, place, -1))}>
                  上移
                </button>
                <button type="button" class="quiet" onClick={() => edit(moveStep(form, place, 1))}>
                  下移
                </button>
                <button type="button" class="quiet" onClick={() => edit({ form: removeAt(form, place), place: null })}>
                  {node['type'] === 'group' ? '删除这部分' : '删除这一项'}
                </button>
              </p>
              {node['type'] === 'group' ? (
                <SectionPanel node={node} change={change} />
              ) : (
                <FieldPanel node={node} materials={materials} lines={linesOf(form)} change={change} />
              )}
              <PermissionsPart {...{ node, tasks, isOfApplication, change }} />
            </div>
          )}
        </FeelContext.Provider>
      </aside>
    </div>
  )
}

/** Once the list is drawn anew the same line has the focus, wherever it moved. */
function focusSoon(place: Place): void {
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>(`.structure [data-place="${place.join('.')}"]`)?.focus(),
  )
}
