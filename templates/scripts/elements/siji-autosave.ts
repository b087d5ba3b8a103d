const PAUSE = 800
const RETRY = 5_000
/** More bytes than this a browser does not go on sending once the page is left. */
const MOST_KEPT_ALIVE = 60_000

/** What the server answers when it has kept a section. */
interface Kept {
  readonly text: string
  readonly opened: string
  readonly hidden: readonly string[]
  readonly shown: readonly string[]
}

/**
 * `<siji-autosave action="…">` around a form keeps it as it is typed and says so in its status line. Without a network
 * what was typed stays on the page and is sent once there is one again.
 */
class SijiAutosave extends HTMLElement {
  private timer = 0
  private isDirty = false
  private isSending = false

  connectedCallback(): void {
    this.addEventListener('input', () => this.touch())
    this.addEventListener('submit', () => {
      this.isDirty = false
      window.clearTimeout(this.timer)
    })
    window.addEventListener('online', () => this.isDirty && this.later(0))
    window.addEventListener('beforeunload', (event) => {
      if (this.isDirty) event.preventDefault()
    })
  }

  private touch(): void {
    this.isDirty = true
    this.later(PAUSE)
  }

  private later(wait: number): void {
    window.clearTimeout(this.timer)
    this.timer = window.setTimeout(() => void this.save(), wait)
  }

  private async save(): Promise<void> {
    const form = this.querySelector('form')
    if (form === null || this.isSending) return this.later(PAUSE)
    this.isSending = true
    this.isDirty = false
    this.say('saving')
    try {
      const body = new URLSearchParams()
      for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value)
      const headers = { accept: 'application/json' }
      const keepalive = body.toString().length < MOST_KEPT_ALIVE
      const answer = await fetch(this.getAttribute('action') ?? '', { method: 'POST', body, headers, keepalive })
      if (answer.ok) this.keep((await answer.json()) as Kept)
      else this.refuse(answer.status)
    } catch {
      this.isDirty = true
      this.say('offline', 'red')
      this.later(RETRY)
    } finally {
      this.isSending = false
    }
  }

  private keep(kept: Kept): void {
    const opened = this.querySelector<HTMLInputElement>('input[name=opened]')
    if (opened !== null) opened.value = kept.opened
    for (const id of kept.hidden) this.field(id)?.setAttribute('hidden', '')
    for (const id of kept.shown) this.field(id)?.removeAttribute('hidden')
    this.write(kept.text, 'green')
  }

  private refuse(status: number): void {
    if (status === 503 || status === 429) {
      this.isDirty = true
      this.later(RETRY)
    }
    this.say(status === 409 ? 'conflict' : status === 401 ? 'ended' : 'failed', 'red')
  }

  private field(id: string): Element | null {
    return this.querySelector(`#${id}`)?.closest('.field') ?? null
  }

  private say(key: string, tone = 'none'): void {
    this.write(this.dataset[key] ?? '', tone)
  }

  private write(text: string, tone: string): void {
    const line = this.querySelector('.status-line')
    if (line === null) return
    line.textContent = text
    line.className = `status-line tone-${tone}`
  }
}

customElements.define('siji-autosave', SijiAutosave)
