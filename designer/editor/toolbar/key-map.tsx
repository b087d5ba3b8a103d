import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { keyGroups } from './keys.ts'

/** Every key of the editor in one dialog; `?` opens it from anywhere but a field. */
export function KeyMap() {
  const [isOpen, setOpen] = useState(false)
  useLayoutEffect(() => {
    const onKeyDown = ({ key, target }: KeyboardEvent) => {
      const isTyping =
        target instanceof Element && target.closest('input, select, textarea, [contenteditable="true"]') !== null
      const isBusy = document.querySelector('dialog[open]') !== null
      if ((key === '?' || key === '？') && !isTyping && !isBusy) setOpen(true)
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [])
  return (
    <>
      <button type="button" class="button" aria-keyshortcuts="?" onClick={() => setOpen(true)}>
        快捷键
      </button>
      {isOpen ? <KeyDialog close={() => setOpen(false)} /> : null}
    </>
  )
}

function KeyDialog({ close }: { readonly close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} class="dialog key-map" aria-labelledby="key-map-title" onClose={close}>
      <h2 id="key-map-title">快捷键</h2>
      <div class="key-groups">
        {keyGroups.map(({ title, keys }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {keys.map(([key, meaning]) => (
                <div key={key}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{meaning}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p class="dialog-actions">
        <button type="button" class="button" onClick={() => dialog.current?.close()}>
          关闭
        </button>
      </p>
    </dialog>
  )
}
