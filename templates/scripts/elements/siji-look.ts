/**
 * `<siji-look>`: a link in it with `data-element` shows that element on the diagrams in it; with `data-target` the last
 * diagram shows that one.
 */
class SijiLook extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('click', (event) => {
      const link = event.target instanceof Element ? event.target.closest('[data-element]') : null
      if (!(link instanceof HTMLElement)) return
      const { element, target = element } = link.dataset
      const diagrams = [...this.querySelectorAll('siji-diagram')]
      for (const diagram of diagrams) {
        diagram.setAttribute('focus', (diagram === diagrams.at(-1) ? target : element) ?? '')
      }
    })
  }
}

customElements.define('siji-look', SijiLook)
