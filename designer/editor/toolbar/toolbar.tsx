import { useLayoutEffect, useState } from 'preact/hooks'
import type { Editor } from '../canvas/open-modeler.ts'
import type { SaveStatus as Status } from '../draft/autosave.ts'
import type { Draft } from '../draft/draft.ts'
import type { FileStore } from '../draft/file-store.ts'
import { Announcer } from './announcer.tsx'
import { ArrangeMenus } from './arrange-menus.tsx'
import { DiagramChoice } from './diagram-choice.tsx'
import { ExportMenu } from './export-menu.tsx'
import { FullWindow } from './full-window.tsx'
import { KeyMap } from './key-map.tsx'
import { SaveStatus } from './save-status.tsx'
import { listenForWindowKeys } from './window-keys.ts'

interface ToolbarProps {
  readonly editor: Editor
  readonly store: FileStore
  readonly draft: Draft
  readonly status: Status
  readonly publish: () => void
}

const CLIPBOARD = '剪贴板用不了：请在浏览器的网站设置里允许本站使用剪贴板，再复制或粘贴一次。'

/** Undo, search, arranging, how the canvas shows, export, whether all is saved, and publishing: one line at 1280 px. */
export function Toolbar({ editor, store, draft, status, publish }: ToolbarProps) {
  const { commandStack, searchPad } = editor.services
  const [fault, setFault] = useState<string | null>(null)
  useLayoutEffect(() => listenForWindowKeys(editor), [editor])
  useLayoutEffect(() => {
    const onFault = () => setFault(CLIPBOARD)
    editor.on('native-copy-paste:error', onFault)
    return () => editor.off('native-copy-paste:error', onFault)
  }, [editor])
  return (
    <>
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
        <DiagramChoice editor={editor} />
        <span class="toolbar-rule" />
        <ArrangeMenus editor={editor} />
        <span class="toolbar-rule" />
        <button type="button" class="button" onClick={() => editor.fit()}>
          适应窗口
        </button>
        <Switches editor={editor} />
        <FullWindow />
        <span class="toolbar-rule" />
        <ExportMenu editor={editor} store={store} name={draft.processId ?? 'process'} tell={setFault} />
        <KeyMap />
        <SaveStatus status={status} />
        <button type="button" class="button button-primary" onClick={publish}>
          发布…
        </button>
      </div>
      <Announcer editor={editor} />
      {fault === null ? null : (
        <p class="error" role="alert">
          {fault}
        </p>
      )}
    </>
  )
}

/** What lies over or under the canvas. */
function Switches({ editor }: Pick<ToolbarProps, 'editor'>) {
  const { minimap, gridSnapping } = editor.services
  const [, setCount] = useState(0)
  const switches = [
    { label: '缩略图', isOn: minimap.isOpen(), turn: () => minimap.toggle() },
    { label: '网格', isOn: gridSnapping.isActive(), turn: () => gridSnapping.toggleActive() },
  ]
  return switches.map(({ label, isOn, turn }) => (
    <button
      key={label}
      type="button"
      class="button switch"
      aria-pressed={isOn}
      onClick={() => {
        turn()
        setCount((count) => count + 1)
      }}
    >
      {label}
    </button>
  ))
}
