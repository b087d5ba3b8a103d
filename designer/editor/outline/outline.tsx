import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Problem } from '../../../engine/model/problem.ts'
import type { Editor } from '../canvas/open-modeler.ts'
import type { Shape } from '../canvas/services.ts'
import { translate } from '../canvas/translate.ts'
import { kindOf } from '../model/kind-of.ts'
import { flowOrder, flowsFrom, type OutlineEntry } from './flow-order.ts'
import { type Action, StepActions } from './step-actions.tsx'
import { canBear, pasteBelow, titleOf } from './steps.ts'

export interface OutlineProps {
  readonly editor: Editor
  readonly root: Shape
  readonly selected: Shape | null
  readonly problems: readonly Problem[]
  /** Puts it aside. */
  readonly fold: () => void
}

/** Beside the palette at the left. */
const VISIBLE = { top: 60, right: 100, bottom: 60, left: 150 }

/**
 * The keyboard's canvas: every step in flow order, to be chosen, renamed, followed by another, connected and deleted.
 * Arrow keys move, Enter chooses, with Shift one more, F2 renames, A appends, B attaches an event, C connects, Delete
 * deletes, and the clipboard works as on the canvas.
 */
export function Outline({ editor, root, selected: chosen, problems, fold }: OutlineProps) {
  // A flow stands with the step that it leaves.
  const selected = chosen?.type === 'bpmn:SequenceFlow' ? (chosen.source ?? null) : chosen
  const [action, setAction] = useState<Action | null>(null)
  const list = useRef<HTMLOListElement>(null)
  const goesBack = useRef(false)
  const entries = flowOrder(root)
  const faulty = new Set(problems.flatMap(({ element, severity }) => (severity === 'error' ? [element] : [])))
  // What was done from the keyboard goes on there, at the step that is chosen now.
  useLayoutEffect(() => {
    if (action !== null || !goesBack.current) return
    goesBack.current = false
    list.current?.querySelector<HTMLElement>('.outline-entry[aria-pressed="true"]')?.focus()
  })
  const done = () => {
    goesBack.current = true
    setAction(null)
  }
  const all = editor.services.selection.get()
  const choose = (shape: Shape, isMore = false) => {
    editor.services.selection.select(shape, isMore)
    editor.services.canvas.scrollToElement(shape, VISIBLE)
  }
  const onKeyDown = (event: KeyboardEvent, shape: Shape, index: number) => {
    const key = event.key.toLowerCase()
    const neighbour = key === 'arrowdown' ? index + 1 : key === 'arrowup' ? index - 1 : null
    if (neighbour !== null) {
      const item = itemOf(event)?.parentElement?.children[neighbour]?.querySelector('button')
      item?.focus()
    } else if (key === 'delete' || key === 'backspace') remove(shape)
    else if (key === 'f2') start('rename', shape)
    else if (event.ctrlKey || event.metaKey) {
      if (key === 'c') editor.services.copyPaste.copy(all.includes(shape) ? all : [shape])
      else if (key === 'v') pasteBelow(editor, shape)
      else return
    } else if (key === 'a') start('append', shape)
    else if (key === 'b' && canBear(shape)) start('attach', shape)
    else if (key === 'c') start('connect', shape)
    else return
    event.preventDefault()
  }
  const start = (next: Action, shape: Shape) => {
    choose(shape)
    setAction(next)
  }
  const remove = (shape: Shape) => {
    const before = entries[entries.findIndex((entry) => entry.shape === shape) - 1]?.shape
    editor.services.modeling.removeElements([shape])
    editor.services.selection.select(before ?? null)
    done()
  }
  return (
    <section class="outline" aria-label="步骤清单">
      <div class="outline-head">
        <h2>步骤</h2>
        <button type="button" class="quiet" aria-expanded={true} aria-label="收起步骤清单" onClick={fold}>
          收起
        </button>
      </div>
      <ol ref={list}>
        {entries.map((entry, index) => (
          <li key={entry.shape.id} class={`outline-item depth-${Math.min(entry.depth, 6)}`}>
            <Entry
              {...entry}
              isSelected={selected === entry.shape || all.includes(entry.shape)}
              hasError={faulty.has(entry.shape.id)}
              choose={choose}
              onKeyDown={(event) => onKeyDown(event, entry.shape, index)}
            />
            {selected === entry.shape ? (
              <StepActions
                key={entry.shape.id}
                editor={editor}
                shape={entry.shape}
                action={action}
                start={(next) => setAction(next)}
                done={done}
                remove={() => remove(entry.shape)}
              />
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  )
}

interface EntryProps extends OutlineEntry {
  readonly isSelected: boolean
  readonly hasError: boolean
  readonly choose: (shape: Shape, isMore: boolean) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

function Entry({ shape, isSelected, hasError, choose, onKeyDown }: EntryProps) {
  const kind = translate(kindOf(shape))
  const title = titleOf(shape, kind)
  const next = flowsFrom(shape).flatMap(({ target }) =>
    target === undefined ? [] : [titleOf(target, translate(kindOf(target)))],
  )
  return (
    <button
      type="button"
      class="outline-entry"
      aria-pressed={isSelected}
      onClick={(event) => choose(shape, event.shiftKey)}
      onKeyDown={onKeyDown}
    >
      <span class="outline-title">
        {hasError ? <span class="tone-red">◆ </span> : null}
        {title}
        {hasError ? <span class="visually-hidden">（有错误）</span> : null}
      </span>
      <span class="outline-kind">
        {title === kind ? '' : kind}
        {next.length === 0 ? '' : ` → ${next.join('、')}`}
      </span>
    </button>
  )
}

function itemOf(event: KeyboardEvent): Element | null {
  return event.currentTarget instanceof Element ? event.currentTarget.closest('li') : null
}
