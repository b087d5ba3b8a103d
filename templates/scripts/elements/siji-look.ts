/** `<siji-look>`: a link in it with `data-element` shows that element on the diagrams in it. */
class SijiLook extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('click', (event) => {
      const link = event.target instanceof Element ? event.target.closest('[data-element]') : null
      const id = link instanceof HTMLElement ? link.dataset['element'] : undefined
      if (id === undefined) return
      for (const diagram of this.querySelectorAll('siji-diagram')) diagram.setAttribute('focus', id)
    })
  }
}

customElements.define('siji-look', SijiLook)
