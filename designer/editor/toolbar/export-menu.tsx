import type { Editor } from '../canvas/open-modeler.ts'
import { download } from '../draft/download.ts'
import { drawPng } from '../draft/draw-png.ts'
import type { FileStore } from '../draft/file-store.ts'
import { loadPacking } from '../draft/unkept-notice.tsx'
import { filesNow } from '../use-editor.ts'
import { Menu } from './menu.tsx'

interface ExportMenuProps {
  readonly editor: Editor
  readonly store: FileStore
  /** Of the files, without their endings. */
  readonly name: string
  /** What did not work, in words for people; `null` once something did. */
  readonly tell: (fault: string | null) => void
}

/** The diagram as a file: to go on with elsewhere, or as a picture. */
export function ExportMenu({ editor, store, name, tell }: ExportMenuProps) {
  const give = (type: string, ending: string, content: Promise<string | Blob>, fault: string) => {
    content
      .then((ready) => download(`${name}.${ending}`, type, ready))
      .then(() => tell(null))
      .catch(() => tell(fault))
  }
  const bundle = async () => {
    const { packFiles } = await loadPacking()
    return packFiles({ ...(await filesNow(editor, store)), 'picture.svg': await editor.svg() })
  }
  return (
    <Menu
      label="导出"
      items={[
        {
          label: '导出 .bpmn',
          act: () =>
            give('application/xml', 'bpmn', editor.xml(), '没有导出 .bpmn：流程图写不成文件，请撤销上一步再试。'),
        },
        {
          label: '导出 .zip（整个流程）',
          act: () => give('application/zip', 'zip', bundle(), '没有导出 .zip：请检查网络，再点一次。'),
        },
        {
          label: '导出 .svg',
          act: () => give('image/svg+xml', 'svg', editor.svg(), '没有导出 .svg：图画不出来，请改用 .bpmn。'),
        },
        {
          label: '导出 .png',
          act: () =>
            give(
              'image/png',
              'png',
              editor.svg().then(drawPng),
              '没有导出 .png：图太大，浏览器画不出来。请改用 .svg。',
            ),
        },
      ]}
    />
  )
}
