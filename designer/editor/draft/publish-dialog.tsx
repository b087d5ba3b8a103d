import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Problem } from '../../../engine/model/problem.ts'
import { summaryOf } from '../checks/problem-list.tsx'
import { PublishCheck } from '../scenarios/publish-check.tsx'
import type { DraftFiles } from './draft.ts'
import type { RefusedField } from './draft-client.ts'

interface PublishDialogProps {
  /** `null` while the draft is being checked. */
  readonly problems: readonly Problem[] | null
  /** A second manager is asked to approve it. */
  readonly asks: boolean
  /** What publishing would change. */
  readonly differences: ComponentChildren
  /** All files as they are about to be published. */
  readonly files: () => Promise<DraftFiles>
  readonly removeScenarios: (names: readonly string[]) => void
  /** Whether it was, and another page is about to load. */
  readonly publish: (note: string, acceptWarnings: boolean) => Promise<boolean>
  /** What the server found beyond; empty at first. */
  readonly refusal: { readonly message: string; readonly fields: readonly RefusedField[] } | null
  readonly close: () => void
}

const PUBLISHING = '发布后这一版不再改变。新申请按它办理，正在办理的按原来的版本办完。'
const ASKING = '由另一名管理员看过差异后批准，批准即发布。批准以前草稿再有修改，申请即撤回。'

/** Publishing is explicit: errors block it, warnings need a tick, a note says what is new. */
export function PublishDialog(props: PublishDialogProps) {
  const { problems, asks, differences, files, removeScenarios, publish, refusal, close } = props
  const dialog = useRef<HTMLDialogElement>(null)
  const [note, setNote] = useState('')
  const [isAccepted, setAccepted] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [differs, setDiffers] = useState(false)
  useLayoutEffect(() => dialog.current?.showModal(), [])
  const errors = problems?.filter(({ severity }) => severity === 'error').length ?? 0
  const warnings = problems?.filter(({ severity }) => severity === 'warning').length ?? 0
  const submit = async (event: Event) => {
    event.preventDefault()
    setBusy(true)
    if (!(await publish(note.trim(), isAccepted))) setBusy(false)
  }
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby="publish-title" onClose={close}>
      <form onSubmit={submit}>
        <h2 id="publish-title">{errors > 0 ? '现在不能发布' : asks ? '提交新版本审批？' : '发布新版本？'}</h2>
        <p>{errors > 0 ? summaryOf(problems ?? []) : asks ? ASKING : PUBLISHING}</p>
        {refusal === null ? null : (
          <div class="notice notice-red" role="alert">
            <p>{refusal.message}</p>
            <ul>
              {refusal.fields.map(({ field, messageZh }) => (
                <li key={field + messageZh}>{messageZh}</li>
              ))}
            </ul>
          </div>
        )}
        {errors > 0 ? null : (
          <>
            {differences}
            <div class="field">
              <label for="publish-note">这一版改了什么</label>
              <textarea
                id="publish-note"
                rows={3}
                required
                maxLength={500}
                value={note}
                onInput={(event) => setNote(event.currentTarget.value)}
              />
            </div>
            <PublishCheck files={files} tell={setDiffers} remove={removeScenarios} />
            {problems === null ? <p role="status">正在检查…</p> : null}
            {warnings === 0 ? null : (
              <label class="check">
                <input type="checkbox" checked={isAccepted} required onChange={() => setAccepted(!isAccepted)} />
                {`我看过 ${warnings} 处提醒，仍要发布`}
              </label>
            )}
          </>
        )}
        <p class="dialog-actions">
          {errors > 0 ? null : (
            <button type="submit" class="button button-primary" disabled={isBusy || differs || problems === null}>
              {asks ? (isBusy ? '正在提交' : '提交审批') : isBusy ? '正在发布' : '发布'}
            </button>
          )}
          <button type="button" class="button" onClick={() => dialog.current?.close()}>
            {errors > 0 ? '去改正' : asks ? '不提交' : '不发布'}
          </button>
        </p>
      </form>
    </dialog>
  )
}
