const QUIET = 1_000
const AGAIN = 10_000
/** More bytes than this a browser does not go on sending once the page is left. */
const MOST_KEPT_ALIVE = 60_000

/**
 * `<siji-draft>` around a form: saves what is typed once the keys rest, and when the page is left. Attributes: `action`
 * answers with `{ status }`, which stands in `[data-draft-status]`; `saving` and `failed` are what stands there
 * meanwhile, and while the network is away.
 */
export class SijiDraft extends HTMLElement {
  private waiting: ReturnType<typeof setTimeout> | null = null
  private isDirty = false
  private isSending = false

  connectedCallback(): void {
    this.addEventListener('input', this.later)
    this.addEventListener('submit', this.leave)
    addEventListener('pagehide', this.atTheEnd)
    addEventListener('online', this.later)
  }

  disconnectedCallback(): void {
    if (this.waiting !== null) clearTimeout(this.waiting)
    removeEventListener('pagehide', this.atTheEnd)
    removeEventListener('online', this.later)
  }

  private readonly later = (event: Event): void => {
    if (event.type === 'input') this.isDirty = true
    if (this.isDirty) this.soon(QUIET)
  }

  private soon(pause: number): void {
    if (this.waiting !== null) clearTimeout(this.waiting)
    this.waiting = setTimeout(() => void this.save(), pause)
  }

  /** What is submitted needs no draft beside it. */
  private readonly leave = (): void => {
    if (this.waiting !== null) clearTimeout(this.waiting)
    this.isDirty = false
  }

  private readonly atTheEnd = (): void => {
    if (this.isDirty) navigator.sendBeacon(this.action, this.typed())
  }

  private async save(): Promise<void> {
    // One after the other, so that what is older never arrives last.
    if (this.isSending) return this.soon(QUIET)
    this.isSending = true
    this.isDirty = false
    this.tell(this.getAttribute('saving') ?? '')
    const body = this.typed()
    try {
      const answer = await fetch(this.action, {
        method: 'POST',
        body,
        keepalive: body.toString().length < MOST_KEPT_ALIVE,
        headers: { accept: 'application/json' },
      })
      if (!answer.ok) throw new Error(`Expected the draft to be saved, but got ${answer.status}.`)
      const { status }: { status: string } = await answer.json()
      this.tell(status)
    } catch {
      this.isDirty = true
      this.tell(this.getAttribute('failed') ?? '')
      this.soon(AGAIN)
    } finally {
      this.isSending = false
    }
  }

  private get action(): string {
    return this.getAttribute('action') ?? ''
  }

  private typed(): URLSearchParams {
    const form = this.querySelector('form')
    const typed = new URLSearchParams()
    if (form === null) return typed
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') typed.append(name, value)
    return typed
  }

  private tell(status: string): void {
    const line = document.querySelector('[data-draft-status]')
    if (line !== null) line.textContent = status
  }
}
