import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Editor } from '../canvas/open-modeler.ts'
import type { Shape } from '../canvas/services.ts'
import { translate } from '../canvas/translate.ts'
import { kindOf } from '../model/kind-of.ts'
import { flowsFrom } from './flow-order.ts'
import { appendStep, attachable, attachEvent, canBear, connectable, followers, titleOf } from './steps.ts'

export type Action = 'rename' | 'append' | 'attach' | 'connect'

interface StepActionsProps {
  readonly editor: Editor
  readonly shape: Shape
  readonly action: Action | null
  readonly start: (action: Action) => void
  readonly done: () => void
  readonly remove: () => void
}

/** What can be done with the chosen step, as buttons, and the small form of the one that was begun. */
export function StepActions({ editor, shape, action, start, done, remove }: StepActionsProps) {
  const { modeling } = editor.services
  return (
    <div class="step-actions">
      {action === null ? (
        <p>
          <button type="button" class="quiet" aria-keyshortcuts="F2" onClick={() => start('rename')}>
            改名
          </button>
          <button type="button" class="quiet" aria-keyshortcuts="A" onClick={() => start('append')}>
            添加后续
          </button>
          {canBear(shape) ? (
            <button type="button" class="quiet" aria-keyshortcuts="B" onClick={() => start('attach')}>
              边界事件
            </button>
          ) : null}
          <button type="button" class="quiet" aria-keyshortcuts="C" onClick={() => start('connect')}>
            连接到…
          </button>
          <button type="button" class="quiet" aria-keyshortcuts="Delete" onClick={remove}>
            删除
          </button>
        </p>
      ) : null}
      {action === null ? <Flows editor={editor} shape={shape} done={done} /> : null}
      {action === 'rename' ? (
        <SmallForm
          submit="改名"
          cancel={done}
          onSubmit={(name) => {
            modeling.updateLabel(shape, name)
            done()
          }}
        >
          {(first) => (
            <input ref={first} name="first" aria-label="新名称" defaultValue={shape.businessObject.name ?? ''} />
          )}
        </SmallForm>
      ) : null}
      {action === 'append' || action === 'attach' ? (
        <SmallForm
          submit="添加"
          cancel={done}
          onSubmit={(kind, name) => {
            const add = action === 'append' ? appendStep : attachEvent
            const created = add(editor, shape, kind, name)
            done()
            if (created !== null) editor.services.canvas.scrollToElement(created, 60)
          }}
        >
          {(first) => (
            <>
              <select ref={first} name="first" aria-label="类型">
                {(action === 'append' ? followers(editor) : attachable(editor)).map(({ value, label }) => (
                  <option key={value} value={value} selected={value === 'user-task' || value === 'timer-boundary'}>
                    {label}
                  </option>
                ))}
              </select>
              <input name="second" aria-label="名称" placeholder="名称" />
            </>
          )}
        </SmallForm>
      ) : null}
      {action === 'connect' ? <Connect editor={editor} shape={shape} done={done} /> : null}
    </div>
  )
}

/** Where it goes from here; each can be chosen, for its condition, and deleted. */
function Flows({ editor, shape, done }: Pick<StepActionsProps, 'editor' | 'shape' | 'done'>) {
  const { selection, modeling } = editor.services
  const flows = flowsFrom(shape)
  if (flows.length === 0) return null
  return (
    <ul class="step-flows" aria-label="去向">
      {flows.map((flow) => {
        const target = flow.target === undefined ? '' : titleOf(flow.target, translate(kindOf(flow.target)))
        return (
          <li key={flow.id}>
            <button type="button" class="quiet" onClick={() => selection.select(flow)}>
              → {target}
            </button>
            <button
              type="button"
              class="quiet"
              aria-label={`删除到${target}的连线`}
              onClick={() => {
                modeling.removeElements([flow])
                // The focus would be nowhere.
                done()
              }}
            >
              删除
            </button>
          </li>
        )
      })}
    </ul>
  )
}

function Connect({ editor, shape, done }: Pick<StepActionsProps, 'editor' | 'shape' | 'done'>) {
  const targets = connectable(editor, shape)
  if (targets.length === 0) {
    return (
      <p class="hint">
        这里没有可以连接的步骤。
        <button type="button" class="quiet" onClick={done}>
          不连接
        </button>
      </p>
    )
  }
  return (
    <SmallForm
      submit="连接"
      cancel={done}
      onSubmit={(id) => {
        const target = targets.find((each) => each.id === id)
        if (target !== undefined) editor.services.modeling.connect(shape, target)
        done()
      }}
    >
      {(first) => (
        <select ref={first} name="first" aria-label="连接到">
          {targets.map((target) => (
            <option key={target.id} value={target.id}>
              {titleOf(target, translate(kindOf(target)))}（{target.id}）
            </option>
          ))}
        </select>
      )}
    </SmallForm>
  )
}

type FirstControl = (element: HTMLInputElement | HTMLSelectElement | null) => void

interface SmallFormProps {
  readonly submit: string
  readonly onSubmit: (first: string, second: string) => void
  readonly cancel: () => void
  readonly children: (first: FirstControl) => preact.ComponentChildren
}

/** One or two controls; takes the focus, Enter does it, Escape leaves. */
function SmallForm({ submit, onSubmit, cancel, children }: SmallFormProps) {
  const first = useRef<HTMLInputElement | HTMLSelectElement | null>(null)
  const [setFirst] = useState<FirstControl>(() => (element: HTMLInputElement | HTMLSelectElement | null) => {
    first.current = element
  })
  useLayoutEffect(() => first.current?.focus(), [])
  return (
    <form
      class="small-form"
      onSubmit={(event) => {
        event.preventDefault()
        const values = new FormData(event.currentTarget)
        onSubmit(String(values.get('first') ?? ''), String(values.get('second') ?? ''))
      }}
      onKeyDown={(event) => {
        // A list of choices would open by Enter; a line of text submits by it anyway.
        const isChosen = event.key === 'Enter' && event.target instanceof HTMLSelectElement
        if (event.key !== 'Escape' && !isChosen) return
        event.preventDefault()
        if (isChosen) event.currentTarget.requestSubmit()
        else cancel()
      }}
    >
      {children(setFirst)}
      <button type="submit" class="button">
        {submit}
      </button>
    </form>
  )
}
