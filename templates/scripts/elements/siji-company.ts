/** What the server answers: the company, or what is wrong with its code. */
interface Answer {
  readonly name?: string
  readonly detail?: string
  readonly detailZh?: string
}

/**
 * `<siji-company address into>` around a credit code fetches the name of its company when one leaves it, into a name that
 * is still empty; a code that cannot be right is said beside it. Without it saving does both.
 */
class SijiCompany extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('input')?.addEventListener('change', () => void this.look())
  }

  private async look(): Promise<void> {
    const code = this.querySelector('input')?.value.trim() ?? ''
    // What the server said of the code before is of another one.
    this.closest('.field')?.classList.remove('field-wrong')
    this.closest('.field')?.querySelector(':scope > .error')?.remove()
    this.say('', false)
    if (code === '') return
    try {
      const url = `${this.getAttribute('address')}/${encodeURIComponent(code)}`
      const answer = await fetch(url, { headers: { accept: 'application/json' } })
      const { name = '', detail = '', detailZh = '' } = (await answer.json()) as Answer
      if (answer.ok) this.found(name)
      else if (answer.status === 404) this.say(this.getAttribute('unknown') ?? '', false)
      else if (answer.status === 422) this.say(document.documentElement.lang.startsWith('zh') ? detailZh : detail, true)
    } catch {
      // Without a network nothing is fetched; saving fills in the name.
    }
  }

  private found(name: string): void {
    const target = document.getElementById(this.getAttribute('into') ?? '')
    if (!(target instanceof HTMLInputElement)) return
    if (target.value.trim() === '') {
      target.value = name
      target.dispatchEvent(new Event('input', { bubbles: true }))
    }
    this.say(`${this.getAttribute('found') ?? ''}${name}`, false)
  }

  private say(words: string, isWrong: boolean): void {
    const line = this.querySelector('[role=status]')
    const input = this.querySelector('input')
    if (line === null || input === null) return
    line.textContent = words
    line.className = isWrong ? 'error' : 'hint'
    input.toggleAttribute('aria-invalid', false)
    if (isWrong) input.setAttribute('aria-invalid', 'true')
    const others = (input.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => id !== line.id && id !== '')
    input.setAttribute('aria-describedby', [...others, line.id].join(' '))
  }
}

customElements.define('siji-company', SijiCompany)
