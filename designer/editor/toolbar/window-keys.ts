import type { Editor } from '../canvas/open-modeler.ts'

/** In the order in which F6 leads through them; where nothing is chosen in one, its first control takes the focus. */
const REGIONS = ['.editor-toolbar', '.outline', '.editor-canvas', '.panel, .view-beside, .view-whole', '.problems']
const CONTROLS = 'button:not(:disabled), input, select, textarea, summary, svg[tabindex="0"], [tabindex="0"]'

/** The keys that work wherever the focus is; what a field or the canvas itself makes of a key goes first. */
export function listenForWindowKeys({ services }: Editor): () => void {
  const { commandStack, searchPad } = services
  const act = (event: KeyboardEvent): boolean => {
    const key = event.key.toLowerCase()
    if (key === 'f6') return focusRegion(event.shiftKey ? -1 : 1)
    if (!event.ctrlKey && !event.metaKey) return false
    if (key === 'f') searchPad.toggle()
    else if (isTyping(event.target)) return false
    else if (key === 'y' || (key === 'z' && event.shiftKey)) commandStack.redo()
    else if (key === 'z') commandStack.undo()
    else return false
    return true
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || document.querySelector('dialog[open]') !== null) return
    if (act(event)) event.preventDefault()
  }
  addEventListener('keydown', onKeyDown)
  return () => removeEventListener('keydown', onKeyDown)
}

function focusRegion(step: 1 | -1): boolean {
  const regions = REGIONS.flatMap((selector) => [...document.querySelectorAll<HTMLElement>(selector)].slice(0, 1))
  const now = regions.findIndex((region) => region.contains(document.activeElement))
  // From outside of all, on to the first or back to the last.
  const next = regions.at((now < 0 && step < 0 ? -1 : now + step) % regions.length)
  const control =
    next?.querySelector<HTMLElement>('.outline-entry[aria-pressed="true"]') ??
    next?.querySelector<HTMLElement>(CONTROLS)
  control?.focus()
  return true
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, select, textarea, [contenteditable="true"]') !== null
}
