import { useState } from 'preact/hooks'
import type { Editor } from './canvas/open-modeler.ts'
import type { SaveStatus } from './draft/autosave.ts'
import { download } from './draft/download.ts'
import type { Draft } from './draft/draft.ts'
import { drawPng } from './draft/draw-png.ts'

interface ToolbarProps {
  readonly editor: Editor
  readonly draft: Draft
  readonly status: SaveStatus
  readonly publish: () => void
}

/** Undo, search, export, whether all is saved, and publishing. */
export function Toolbar({ editor, draft, status, publish }: ToolbarProps) {
  const { commandStack, searchPad } = editor.services
  const name = draft.processId ?? 'process'
  const [fault, setFault] = useState<string | null>(null)
  return (
    <div class="editor-toolbar" role="toolbar" aria-label="编辑">
      <button type="button" class="button" disabled={!commandStack.canUndo()} onClick={() => commandStack.undo()}>
        撤销
      </button>
      <button type="button" class="button" disabled={!commandStack.canRedo()} onClick={() => commandStack.redo()}>
        重做
      </button>
      <button
        type="button"
        class="button"
        onClick={(event) => {
          // A click that reaches the page closes it again.
          event.stopPropagation()
          searchPad.toggle()
        }}
      >
        查找
      </button>
      <button type="button" class="button" onClick={() => editor.fit()}>
        适应窗口
      </button>
      <button
        type="button"
        class="button"
        onClick={() => void editor.xml().then((xml) => download(`${name}.bpmn`, 'application/xml', xml))}
      >
        导出 .bpmn
      </button>
      <button
        type="button"
        class="button"
        onClick={() => void editor.svg().then((svg) => download(`${name}.svg`, 'image/svg+xml', svg))}
      >
        导出 .svg
      </button>
      <button
        type="button"
        class="button"
        onClick={() =>
          void editor
            .svg()
            .then(drawPng)
            .then((png) => download(`${name}.png`, 'image/png', png))
            .then(() => setFault(null))
            .catch(() => setFault('没有导出 .png：图太大，浏览器画不出来。请改用 .svg。'))
        }
      >
        导出 .png
      </button>
      {fault === null ? null : (
        <p class="error" role="alert">
          {fault}
        </p>
      )}
      <Status status={status} />
      <button type="button" class="button button-primary" onClick={publish}>
        发布…
      </button>
    </div>
  )
}

/** Stays in its place, so that one glance tells. */
function Status({ status }: { readonly status: SaveStatus }) {
  const text =
    status.state === 'saved'
      ? `已保存 ${new Date(status.at).toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit', hour12: false })}`
      : status.state === 'saving'
        ? '正在保存'
        : status.state === 'offline'
          ? status.message
          : `没有保存：${status.message}`
  const tone = status.state === 'offline' || status.state === 'refused' ? 'tone-red' : ''
  return (
    <p class={`editor-status ${tone}`} role="status" data-state={status.state}>
      {text}
    </p>
  )
}
