const REMEMBERED = 'siji-shortcuts'

/**
 * `<siji-shortcuts>`: keys for what the page offers anyway. `?` lists them; a box in the list switches single keys off
 * (WCAG 2.1.4), and this browser remembers it. What a key presses bears `data-shortcut`.
 */
export class SijiShortcuts extends HTMLElement {
  connectedCallback(): void {
    const open = this.querySelector<HTMLButtonElement>('[data-open]')
    const on = this.querySelector<HTMLInputElement>('[data-on]')
    if (open === null || on === null) return
    open.hidden = false
    open.addEventListener('click', () => this.list())
    on.checked = isOn()
    on.addEventListener('change', () => localStorage.setItem(REMEMBERED, on.checked ? 'on' : 'off'))
    document.addEventListener('keydown', this.press)
  }

  disconnectedCallback(): void {
    document.removeEventListener('keydown', this.press)
  }

  private readonly press = (event: KeyboardEvent): void => {
    if (event.isComposing || event.altKey || event.metaKey || this.isOpen()) return
    const isSubmit = event.key === 'Enter' && event.ctrlKey
    if (!isSubmit && (event.ctrlKey || isTyping(event.target) || !isOn())) return
    if (this.act(isSubmit ? 'Ctrl+Enter' : event.key)) event.preventDefault()
  }

  /** Whether the key means something here. */
  private act(key: string): boolean {
    switch (key) {
      case '?':
        this.list()
        return true
      case '/':
        return focus('[data-shortcut="search"]')
      case 'g':
        return press('.navigation a')
      case 'j':
        return focusRow(1)
      case 'k':
        return focusRow(-1)
      case 'x':
        return chooseRow()
      case 'c':
        return press('[data-shortcut="claim"]')
      case 'n':
        return press('#page-next')
      case 'p':
        return press('#page-previous')
      case 's':
        return press('[data-shortcut="draft"]')
      case 'Ctrl+Enter':
        return press('[data-shortcut="submit"]')
      default:
        return /^[1-9]$/.test(key) && chooseOutcome(Number(key))
    }
  }

  private list(): void {
    this.querySelector('dialog')?.showModal()
  }

  private isOpen(): boolean {
    return this.querySelector('dialog')?.open === true
  }
}

function isOn(): boolean {
  return localStorage.getItem(REMEMBERED) !== 'off'
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit'].includes(target.type)
  return target.matches('textarea, select, [contenteditable]')
}

function focus(selector: string): boolean {
  const found = document.querySelector<HTMLElement>(selector)
  found?.focus()
  return found !== null
}

function press(selector: string): boolean {
  const found = document.querySelector<HTMLElement>(selector)
  found?.click()
  return found !== null
}

function focusRow(step: 1 | -1): boolean {
  const links = [...document.querySelectorAll<HTMLElement>('.row-link')]
  const at = links.findIndex((link) => link.closest('tr')?.contains(document.activeElement) === true)
  const next = links[at === -1 ? 0 : Math.min(Math.max(at + step, 0), links.length - 1)]
  next?.focus()
  return next !== undefined
}

function chooseRow(): boolean {
  const box = document.activeElement?.closest('tr')?.querySelector<HTMLInputElement>('input[name="task"]')
  box?.click()
  return box !== null && box !== undefined
}

function chooseOutcome(place: number): boolean {
  const radio = document.querySelectorAll<HTMLInputElement>('.outcomes input[name="outcome"]')[place - 1]
  radio?.click()
  radio?.focus()
  return radio !== undefined
}
