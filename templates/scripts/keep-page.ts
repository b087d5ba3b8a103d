/** What htmx says of a request; the part of it that is read here. */
interface HtmxEvent extends Event {
  readonly detail: { readonly ctx?: { readonly response?: { readonly raw: Response } } }
}

/**
 * A part of a page that cannot be fetched leaves the page as it is: what is typed beside it stays. A `[data-told]` in
 * the target says what is the matter, in the words of its attributes `data-failed` and `data-ended`.
 */
export function keepPage(): void {
  document.addEventListener('htmx:before:response', (event) => {
    const answer = (event as HtmxEvent).detail.ctx?.response?.raw
    if (answer === undefined || (answer.ok && !answer.redirected)) return
    event.preventDefault()
    tell(event.target, answer.redirected ? 'ended' : 'failed')
  })
  document.addEventListener('htmx:error', (event) => tell(event.target, 'failed'))
}

function tell(where: EventTarget | null, what: 'ended' | 'failed'): void {
  const line = where instanceof Element ? where.closest('section')?.querySelector<HTMLElement>('[data-told]') : null
  if (line === null || line === undefined) return
  line.textContent = line.dataset[what] ?? ''
  line.hidden = false
}
