import { useLayoutEffect, useState } from 'preact/hooks'

const CLASS = 'editor-full'

/**
 * Leaves only the editor in the window; Escape gives the rest back. Not the browser's own full screen: that ends at the
 * Escape which leaves a name or a menu on the canvas.
 */
export function FullWindow() {
  const [isFull, setFull] = useState(false)
  useLayoutEffect(() => {
    document.documentElement.classList.toggle(CLASS, isFull)
    if (!isFull) return
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !isTaken(event)) setFull(false)
    }
    // Before the canvas closes what the key is meant for.
    addEventListener('keydown', onKeyDown, true)
    return () => {
      removeEventListener('keydown', onKeyDown, true)
      document.documentElement.classList.remove(CLASS)
    }
  }, [isFull])
  return (
    <button type="button" class="button switch" aria-pressed={isFull} onClick={() => setFull(!isFull)}>
      全屏
    </button>
  )
}

/** Something smaller is open, which this Escape closes. */
function isTaken({ target }: KeyboardEvent): boolean {
  const isField =
    target instanceof Element &&
    target.closest('input, select, textarea, [contenteditable], dialog, .menu-list') !== null
  return isField || document.querySelector('.djs-popup, .djs-drag-active, .djs-search-open, dialog[open]') !== null
}
