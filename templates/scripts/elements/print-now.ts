/** `<print-now>`: its button prints the page, and with `at-once` the page prints itself when it has been shown. */
class PrintNow extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button')
    if (button === null) return
    button.hidden = false
    button.addEventListener('click', () => window.print())
    if (this.hasAttribute('at-once')) window.addEventListener('load', () => window.print(), { once: true })
  }
}

customElements.define('print-now', PrintNow)
