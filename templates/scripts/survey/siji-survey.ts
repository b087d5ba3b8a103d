import { type Kept, KeptPieces, type Said } from './kept.ts'
import { keepPageOffline } from './offline-page.ts'
import { sendKept } from './send-kept.ts'
import { SurveyForm } from './survey-form.ts'

const QUIET = 600
const AGAIN = 5_000

/**
 * `<siji-survey api keep photos>` around the form of a survey: what is typed, photographed and signed is kept in the
 * browser at once and sent piece by piece, also later when there is a line again. Without it the form is sent as a whole.
 */
export class SijiSurvey extends HTMLElement {
  private readonly waiting = new Map<string, number>()
  /** Items about which a colleague has said something else: kept, and sent once this person has chosen. */
  private readonly undecided = new Set<string>()
  private readonly form = new SurveyForm(this)
  private kept: KeptPieces | null = null
  private timer = 0
  private isSending = false

  connectedCallback(): void {
    if (!('indexedDB' in window)) return
    this.kept = new KeptPieces(this.getAttribute('keep') ?? '')
    this.addEventListener('input', (event) => this.typed(event.target))
    this.addEventListener('change', (event) => void this.chosen(event.target))
    this.addEventListener('submit', (event) => void this.submitted(event))
    window.addEventListener('online', this.flush)
    void this.restore()
    keepPageOffline()
  }

  disconnectedCallback(): void {
    window.clearTimeout(this.timer)
    window.removeEventListener('online', this.flush)
  }

  /** What was kept when the page was left stands in the form again. */
  private async restore(): Promise<void> {
    for (const piece of (await this.kept?.list()) ?? []) {
      if (piece.kind === 'item') this.form.write(piece.code, piece.said, piece.version)
      if (piece.kind === 'photo') this.form.showPhoto(piece)
    }
    this.flush()
  }

  private typed(target: EventTarget | null): void {
    const code = target instanceof HTMLElement ? target.closest<HTMLElement>('[data-code]')?.dataset['code'] : undefined
    if (code === undefined || (target instanceof HTMLInputElement && target.type === 'file')) return
    window.clearTimeout(this.waiting.get(code))
    this.waiting.set(
      code,
      window.setTimeout(() => void this.keepItem(code), QUIET),
    )
  }

  private async keepItem(code: string): Promise<void> {
    window.clearTimeout(this.waiting.get(code))
    this.waiting.delete(code)
    await this.kept?.put({ kind: 'item', code, said: this.form.read(code), version: this.form.version(code) })
    this.flush()
  }

  /** Photos leave their field at once, so that the next one can be taken. */
  private async chosen(target: EventTarget | null): Promise<void> {
    if (!(target instanceof HTMLInputElement) || target.type !== 'file') return
    const code = target.closest<HTMLElement>('[data-code]')?.dataset['code'] ?? ''
    const photos = [...(target.files ?? [])]
    target.value = ''
    for (const photo of photos) {
      const piece = { kind: 'photo', code, id: newId(), name: photo.name, photo } as const
      await this.kept?.put(piece)
      this.form.showPhoto(piece)
    }
    this.flush()
  }

  private async submitted(event: SubmitEvent): Promise<void> {
    const form = event.target as HTMLFormElement // the only thing in here that is submitted
    // Removing a photo and everything else the server answers with a page.
    if (event.submitter instanceof HTMLButtonElement && event.submitter.name === 'remove') return
    event.preventDefault()
    for (const code of [...this.waiting.keys()]) await this.keepItem(code)
    if (event.submitter?.hasAttribute('data-sign') === true) {
      const data = new FormData(form)
      const given = {
        officials: data.getAll('officials'),
        attendedBy: data.get('attendedBy') ?? '',
        name: data.get('name') ?? '',
        drawing: data.get('drawing') ?? '',
      }
      await this.kept?.put({ kind: 'signature', id: newId(), given })
    }
    this.flush()
  }

  private readonly flush = (): void => {
    window.clearTimeout(this.timer)
    void this.send()
  }

  private async send(): Promise<void> {
    if (this.isSending || this.kept === null) return
    this.isSending = true
    let isAway = false
    for (const piece of await this.kept.list()) {
      if (this.isHeld(piece)) continue
      this.tell(this.dataset['sending'] ?? '')
      isAway = (await this.sendOne(piece)) === 'away'
      if (isAway) break
    }
    this.isSending = false
    await this.tellWhatWaits(isAway)
  }

  private async sendOne(piece: Kept): Promise<'away' | 'done'> {
    const sent = await sendKept(this.getAttribute('api') ?? '', piece)
    switch (sent.outcome) {
      case 'away':
        return 'away'
      case 'arrived':
        await this.arrived(piece, sent.version)
        return 'done'
      case 'conflict':
        if (piece.kind === 'item') this.ask(piece, sent.theirs, sent.version)
        return 'done'
      case 'refused':
        await this.kept?.remove(piece)
        this.refused(piece, sent.sentence)
        return 'done'
    }
  }

  /** Nobody signs while something is undecided. */
  private isHeld(piece: Kept): boolean {
    if (piece.kind === 'signature') return this.undecided.size > 0
    return piece.kind === 'item' && this.undecided.has(piece.code)
  }

  private async arrived(piece: Kept, version: number | null): Promise<void> {
    if (piece.kind === 'item' && version !== null) {
      const now = (await this.kept?.list())?.find((each) => each.kind === 'item' && each.code === piece.code)
      this.form.setVersion(piece.code, version)
      // Something else was typed while it was under way: it goes next, on top of what has arrived.
      if (now?.kind === 'item' && JSON.stringify(now.said) !== JSON.stringify(piece.said)) {
        await this.kept?.put({ ...now, version })
        return
      }
    }
    await this.kept?.remove(piece)
    if (piece.kind === 'photo') {
      this.querySelector(`[data-waiting="${piece.id}"]`)?.removeAttribute('data-waiting')
    }
    if (piece.kind === 'signature') window.location.reload()
  }

  private async tellWhatWaits(isAway: boolean): Promise<void> {
    const pieces = (await this.kept?.list()) ?? []
    if (pieces.length === 0) return this.tell(this.dataset['sent'] ?? '')
    const isSigned = pieces.some(({ kind }) => kind === 'signature')
    const waits = (this.dataset['waiting'] ?? '').replace('{count}', String(pieces.length))
    const kept = this.dataset[isSigned ? 'signKept' : 'kept'] ?? ''
    this.tell(isAway ? `${kept} · ${waits}` : waits)
    if (pieces.every((piece) => this.isHeld(piece))) return
    this.timer = window.setTimeout(this.flush, isAway ? AGAIN : QUIET)
  }

  /** Two people have answered one item: this one decides, having seen both. */
  private ask(piece: Extract<Kept, { kind: 'item' }>, theirs: Said, version: number): void {
    const place = this.form.item(piece.code)?.querySelector('[data-told]')
    if (place === null || place === undefined) return
    this.undecided.add(piece.code)
    const words = [this.form.label(piece.code, theirs.result), theirs.note, theirs.howToFix].filter(
      (text) => text !== '',
    )
    const line = document.createElement('span')
    line.textContent = `${this.dataset['conflict'] ?? ''}${words.join(' · ')} `
    const choose = (text: string, said: Said) => {
      const button = document.createElement('button')
      button.type = 'button'
      button.className = 'button'
      button.textContent = text
      button.addEventListener('click', () => {
        place.replaceChildren()
        this.undecided.delete(piece.code)
        this.form.write(piece.code, said, version)
        void this.keepItem(piece.code)
      })
      return button
    }
    place.replaceChildren(
      line,
      choose(this.dataset['mine'] ?? '', piece.said),
      choose(this.dataset['theirs'] ?? '', theirs),
    )
  }

  private refused(piece: Kept, sentence: string): void {
    const place = piece.kind === 'signature' ? null : this.form.item(piece.code)?.querySelector('[data-told]')
    if (place === null || place === undefined) {
      // What a signature lacks is told by the page itself, beside each item.
      const form = this.querySelector('form')
      const sign = this.querySelector<HTMLButtonElement>('[data-sign]')
      if (form !== null && sign !== null) {
        form.action = sign.formAction
        form.submit()
      }
      return
    }
    place.textContent = `${this.dataset['refused'] ?? ''}${sentence}`
    if (piece.kind === 'photo') this.querySelector(`[data-waiting="${piece.id}"]`)?.remove()
  }

  private tell(text: string): void {
    const line = this.querySelector('.survey-line')
    if (line !== null) line.textContent = text
  }
}

/** A random UUID; only a secure origin, or localhost, has a function for it. */
function newId(): string {
  const bytes = window.crypto.getRandomValues(new Uint8Array(16))
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`
}
