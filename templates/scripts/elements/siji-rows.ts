/** `<siji-rows>` around a table of fields adds another empty row; without it saving adds some. */
class SijiRows extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button')
    if (button === null) return
    button.hidden = false
    button.addEventListener('click', () => {
      const last = this.querySelector('tbody tr:last-child')
      if (last === null) return
      const row = last.cloneNode(true)
      if (!(row instanceof HTMLElement)) return
      const count = this.querySelectorAll('tbody tr').length
      for (const cell of row.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select')) {
        cell.value = ''
        cell.name = cell.name.replace(/\.\d+\.([^.]+)$/, `.${count}.$1`)
        cell.id = cell.id.replace(/-\d+-([^-]+)$/, `-${count}-$1`)
        const label = cell.getAttribute('aria-label') ?? ''
        cell.setAttribute('aria-label', label.replace(/\d+(?!.*\d)/, String(count + 1)))
      }
      last.after(row)
      row.querySelector<HTMLElement>('input, select')?.focus()
      button.hidden = count + 1 >= Number(this.dataset['most'])
    })
  }
}

customElements.define('siji-rows', SijiRows)
