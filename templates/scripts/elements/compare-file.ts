/** `<compare-file hash>`: says whether a chosen file has this SHA-256. The file is read here and goes nowhere. */
class CompareFile extends HTMLElement {
  connectedCallback(): void {
    const input = this.querySelector('input')
    const status = this.querySelector('p[role=status]')
    if (input === null || !(status instanceof HTMLElement) || crypto.subtle === undefined) return
    this.hidden = false
    input.addEventListener('change', async () => {
      const file = input.files?.[0]
      if (file === undefined) return
      const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
      const hash = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
      const isSame = hash === this.getAttribute('hash')
      status.textContent = (isSame ? status.dataset['same'] : status.dataset['other']) ?? ''
      status.className = `file-${isSame ? 'same' : 'other'}`
    })
  }
}

customElements.define('compare-file', CompareFile)
