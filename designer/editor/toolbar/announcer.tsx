import { useLayoutEffect, useState } from 'preact/hooks'
import type { Editor } from '../canvas/open-modeler.ts'
import type { Shape } from '../canvas/services.ts'
import { translate } from '../canvas/translate.ts'
import { kindOf } from '../model/kind-of.ts'

/** What the events below carry, each some of it. */
interface Change {
  readonly element?: object
  readonly trigger?: 'execute' | 'undo' | 'redo' | 'clear'
  readonly newSelection?: readonly Shape[]
  readonly context?: {
    readonly shape?: Shape
    readonly source?: Shape
    readonly target?: Shape
    readonly elements?: readonly Shape[]
    readonly shapes?: readonly Shape[]
    readonly delta?: { readonly x: number; readonly y: number }
  }
}

/** Tells a screen reader what has happened on the canvas, which it cannot see. */
export function Announcer({ editor }: { readonly editor: Editor }) {
  const [text, setText] = useState('')
  useLayoutEffect(() => {
    const heard = Object.entries(SENTENCES).map(([event, sentence]) => {
      const listen = (change: Change) => {
        const said = sentence(change)
        if (said !== null) setText(said)
      }
      editor.on(event, listen)
      return () => editor.off(event, listen)
    })
    return () => {
      for (const stop of heard) stop()
    }
  }, [editor])
  return (
    <p class="visually-hidden" role="status" data-announcer>
      {text}
    </p>
  )
}

const SENTENCES: { readonly [event: string]: (change: Change) => string | null } = {
  'selection.changed': ({ newSelection = [] }) =>
    newSelection.length === 0 ? null : `选中 ${newSelection.map(wordsOf).join('、')}`,
  'commandStack.shape.create.postExecuted': ({ context }) =>
    context?.shape === undefined || context.shape.labelTarget !== undefined ? null : `添加了 ${wordsOf(context.shape)}`,
  'commandStack.connection.create.postExecuted': ({ context }) =>
    context?.source === undefined || context.target === undefined
      ? null
      : `连接了 ${wordsOf(context.source)} 到 ${wordsOf(context.target)}`,
  'commandStack.elements.delete.postExecuted': ({ context }) => `删除了 ${(context?.elements ?? []).length} 个元素`,
  'commandStack.elements.move.postExecuted': ({ context }) => moved(context?.delta),
  'commandStack.changed': ({ trigger }) => (trigger === 'undo' ? '已撤销' : trigger === 'redo' ? '已重做' : null),
}

function moved(delta: { readonly x: number; readonly y: number } | undefined): string | null {
  if (delta === undefined) return null
  const across = delta.x === 0 ? '' : `${delta.x > 0 ? '右' : '左'} ${Math.abs(delta.x)}`
  const down = delta.y === 0 ? '' : `${delta.y > 0 ? '下' : '上'} ${Math.abs(delta.y)}`
  return `移动了：${[across, down].filter((part) => part !== '').join('，')}`
}

/** Name and kind; a label stands for what it names. */
function wordsOf(shape: Shape): string {
  const named = shape.labelTarget ?? shape
  const kind = translate(kindOf(named))
  const name = named.businessObject.name?.trim() ?? ''
  return name === '' ? kind : `${name}（${kind}）`
}
