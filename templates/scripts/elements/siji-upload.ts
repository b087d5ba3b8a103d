import { sendPoster } from '../survey/send-poster.ts'

const PIECE = 524_288
const RETRY = 3_000

/**
 * `<siji-upload pieces="…">` around an upload form sends the file in pieces, shows how much has arrived, and goes on
 * where it was cut off, also after the page was loaded again: the key of an upload is made of the file itself.
 */
class SijiUpload extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('submit', (event) => {
      const file = this.querySelector<HTMLInputElement>('input[type=file]')?.files?.[0]
      if (file === undefined) return
      event.preventDefault()
      void this.send(file)
    })
  }

  private async send(file: File): Promise<void> {
    const button = this.querySelector('button')
    if (button !== null) button.disabled = true
    const address = `${this.getAttribute('pieces')}${await keyOf(file)}`
    let last = false
    while (!last) {
      try {
        last = await this.sendNext(file, address)
      } catch {
        this.write(this.dataset['cut'] ?? '')
        await new Promise((resolve) => setTimeout(resolve, RETRY))
      }
    }
    if (button !== null) button.disabled = false
  }

  /** Sends what comes after what has arrived; whether that was all, or the server refused. */
  private async sendNext(file: File, address: string): Promise<boolean> {
    const headers = { accept: 'application/json' }
    const known = await fetch(address, { headers })
    if (!known.ok) return this.refuse(known)
    const { offset } = (await known.json()) as { offset: number }
    this.write(
      (this.dataset['progress'] ?? '')
        .replace('{name}', file.name)
        .replace('{done}', megabytes(offset))
        .replace('{total}', megabytes(file.size)),
    )
    const answer = await fetch(address, {
      method: 'PATCH',
      body: file.slice(offset, offset + PIECE),
      headers: {
        ...headers,
        'content-type': 'application/octet-stream',
        'upload-offset': String(offset),
        'upload-length': String(file.size),
        'upload-name': encodeURIComponent(file.name),
      },
    })
    if (answer.status === 409 || answer.status >= 500) throw new Error('again')
    if (!answer.ok) return this.refuse(answer)
    const { done, id } = (await answer.json()) as { done: boolean; id?: string | null }
    if (!done) return false
    this.write(this.dataset['kept'] ?? '')
    const posters = this.getAttribute('posters')
    if (posters !== null && typeof id === 'string') await sendPoster(file, `${posters}${id}/poster`)
    window.location.reload()
    return true
  }

  private async refuse(answer: Response): Promise<boolean> {
    const { detail, detailZh } = (await answer.json()) as { detail: string; detailZh: string }
    this.write(document.documentElement.lang === 'en' ? detail : detailZh, 'red')
    return true
  }

  private write(text: string, tone = 'none'): void {
    const line = this.querySelector('.status-line')
    if (line === null) return
    line.textContent = text
    line.className = `status-line tone-${tone}`
  }
}

/** The same for the same file: name, size and time of its last change, as 32 hexadecimal digits. */
async function keyOf({ name, size, lastModified }: File): Promise<string> {
  const bytes = new TextEncoder().encode(`${name} ${size} ${lastModified}`)
  // Only a secure origin, or localhost, has it; elsewhere a plain sum does, for the folder is this application's alone.
  if (window.crypto.subtle === undefined) return plainKey(bytes)
  const digest = new Uint8Array(await window.crypto.subtle.digest('SHA-256', bytes))
  return [...digest.slice(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

function plainKey(bytes: Uint8Array): string {
  const sums = [0, 1, 2, 3].map((seed) => bytes.reduce((sum, byte) => (Math.imul(sum, 31 + seed) + byte) >>> 0, seed))
  return sums.map((sum) => sum.toString(16).padStart(8, '0')).join('')
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1)
}

customElements.define('siji-upload', SijiUpload)
