import { useEffect, useState } from 'preact/hooks'
import type { Editor } from '../canvas/open-modeler.ts'
import { addPicture, hasPicture } from '../picture/add-picture.ts'
import { diagramPath } from './draft.ts'
import type { FileStore } from './file-store.ts'

interface OpeningProps {
  readonly editor: Editor
  readonly store: FileStore
  /** Whether a picture was made, which is to be saved. */
  readonly done: (isLaidOut: boolean) => void
}

/** Draws the file, or asks whether to lay it out where it has no picture. The file itself is never changed unasked. */
export function Opening({ editor, store, done }: OpeningProps) {
  const [state, setState] = useState<'drawing' | 'asking' | 'declined' | string>('drawing')
  const xml = store.all()[diagramPath(store.all())] ?? ''
  const draw = (text: string) => {
    setState('drawing')
    editor.open(text).then(
      () => done(text !== xml),
      (error: unknown) => setState(`图画不出来：${String(error)}`),
    )
  }
  useEffect(() => {
    if (hasPicture(xml)) draw(xml)
    else setState('asking')
  }, [])
  if (state === 'drawing') return <p role="status">正在打开流程图…</p>
  if (state === 'asking') {
    return (
      <div class="notice" role="alertdialog" aria-label="文件没有图形">
        <p class="notice-headline">这个文件只有流程，没有图形</p>
        <p>
          可以自动排版（泳池、泳道、消息流和数据都画），画出来以后再调整。流程本身不会改变，只是没有编号的连线会得到编号。
        </p>
        <p class="actions">
          <button
            type="button"
            class="button button-primary"
            onClick={() => {
              setState('drawing')
              addPicture(xml).then(draw, (error: unknown) => setState(`自动排版没有成功：${String(error)}`))
            }}
          >
            自动排版
          </button>
          <button type="button" class="button" onClick={() => setState('declined')}>
            不排版
          </button>
        </p>
      </div>
    )
  }
  if (state === 'declined') {
    return <p class="notice">没有图形就不能在这里编辑。文件留在草稿里，可以从草稿清单导出。</p>
  }
  return (
    <p class="notice notice-red" role="alert">
      {state}
    </p>
  )
}
