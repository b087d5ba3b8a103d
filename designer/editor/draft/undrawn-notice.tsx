import { useLayoutEffect, useState } from 'preact/hooks'
import type { Editor } from '../canvas/open-modeler.ts'
import { addFurtherPicture } from '../picture/add-picture.ts'
import { findUndrawn } from './undrawn.ts'

interface UndrawnNoticeProps {
  readonly editor: Editor
  /** A picture was added, which is to be saved. */
  readonly added: () => void
}

/** What no picture of the file shows; on demand another picture is added, and those that are there stay as they are. */
export function UndrawnNotice({ editor, added }: UndrawnNoticeProps) {
  const [undrawn, setUndrawn] = useState(() => findUndrawn(editor))
  const [isFailed, setFailed] = useState(false)
  useLayoutEffect(() => {
    const again = () => setUndrawn(findUndrawn(editor))
    editor.on('import.render.complete', again)
    return () => editor.off('import.render.complete', again)
  }, [editor])
  if (undrawn.length === 0) return null
  const draw = async () => {
    const before = await editor.xml()
    const after = await addFurtherPicture(before, new Set(undrawn.map(({ id }) => id)))
    if (after === before) return setFailed(true)
    await editor.open(after)
    const last = editor.diagrams().at(-1)
    if (last !== undefined) await editor.choose(last.key)
    editor.begin()
    added()
  }
  return (
    <div class="notice notice-yellow">
      <p class="notice-headline">{`有 ${undrawn.length} 项内容没有图形`}</p>
      <p>{`它们仍在文件里，保存和导出都不会丢：${undrawn.map(({ text }) => text).join('、')}。`}</p>
      <p class="actions">
        <button type="button" class="button" onClick={() => void draw()}>
          自动排版，另画一张
        </button>
      </p>
      <p role="status">{isFailed ? '这些内容没有办法画出来。' : '已有的图不变；之前的修改不能再撤销。'}</p>
    </div>
  )
}
