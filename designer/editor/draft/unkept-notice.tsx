import { useState } from 'preact/hooks'
import type { Editor } from '../canvas/open-modeler.ts'
import { filesNow } from '../use-editor.ts'
import { download } from './download.ts'
import type { Draft } from './draft.ts'
import type { FileStore } from './file-store.ts'

interface UnkeptNoticeProps {
  readonly editor: Editor
  readonly store: FileStore
  readonly draft: Draft
}

/** Asked for early: once it is needed the network is gone. */
export const loadPacking = () => import('./pack-files.ts')

/** The work is in this window alone: says so, and gives it out as a file. */
export function UnkeptNotice({ editor, store, draft }: UnkeptNoticeProps) {
  const [fault, setFault] = useState<string | null>(null)
  const give = async () => {
    const { packFiles } = await loadPacking()
    download(`${draft.processId ?? 'process'}.zip`, 'application/zip', packFiles(await filesNow(editor, store)))
  }
  // The code for packing may not have come in time; the diagram alone needs none.
  const giveDiagram = async () =>
    download(`${draft.processId ?? 'process'}.bpmn`, 'application/xml', await editor.xml())
  return (
    <div class="notice notice-red" role="alert">
      <div>
        <p class="notice-headline">修改只在这个窗口里，请不要关闭</p>
        <p>
          没有保存到服务器，本机的存储空间也满了。连上后会自动保存；要关闭窗口，请先下载一份，以后在草稿清单里导入。
        </p>
      </div>
      {fault === null ? null : <p class="error">{fault}</p>}
      <p class="actions">
        <button
          type="button"
          class="button button-primary"
          onClick={() =>
            void give()
              .catch(giveDiagram)
              .catch((error: unknown) => setFault(`没有下载：${String(error)}`))
          }
        >
          下载一份
        </button>
      </p>
    </div>
  )
}
