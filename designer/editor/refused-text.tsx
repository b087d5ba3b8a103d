import { useLayoutEffect, useState } from 'preact/hooks'
import { guardPaste, TEXT_REFUSED } from './canvas/guard-text.ts'
import type { Editor } from './canvas/open-modeler.ts'

/** Says what of a text was not taken over, until somebody has read it. */
export function RefusedText({ editor }: { readonly editor: Editor }) {
  const [message, tell] = useState<string | null>(null)
  useLayoutEffect(() => {
    const listen = (event: { readonly message?: string }) => tell(event.message ?? null)
    editor.on(TEXT_REFUSED, listen)
    const place = document.getElementById('siji-editor') ?? document.body
    const release = guardPaste(place, tell)
    return () => {
      editor.off(TEXT_REFUSED, listen)
      release()
    }
  }, [editor])
  if (message === null) return null
  return (
    <div class="notice notice-yellow" role="alert">
      <p>{message}</p>
      <button type="button" class="button" onClick={() => tell(null)}>
        知道了
      </button>
    </div>
  )
}
