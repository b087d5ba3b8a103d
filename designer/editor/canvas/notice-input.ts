/** Menus look at their search field when a key comes up: an input method and pasting end without one. */
export function noticeInput(container: HTMLElement): void {
  container.addEventListener('input', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.closest('.djs-popup, .djs-search-container') === null) return
    target.dispatchEvent(new KeyboardEvent('keyup', { bubbles: true, key: 'Unidentified' }))
  })
}
