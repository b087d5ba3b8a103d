/** `<siji-signature>` around an SVG draws what a finger writes, and puts it as a path into its hidden field. */
export class SijiSignature extends HTMLElement {
  private strokes: string[] = []

  connectedCallback(): void {
    this.hidden = false
    const svg = this.querySelector('svg')
    svg?.addEventListener('pointerdown', (event) => {
      svg.setPointerCapture(event.pointerId)
      this.strokes.push(`M${this.place(svg, event)}`)
      this.draw()
    })
    svg?.addEventListener('pointermove', (event) => {
      const last = this.strokes.at(-1)
      if (!svg.hasPointerCapture(event.pointerId) || last === undefined) return
      this.strokes[this.strokes.length - 1] = `${last}L${this.place(svg, event)}`
      this.draw()
    })
    this.querySelector('button')?.addEventListener('click', () => {
      this.strokes = []
      this.draw()
    })
  }

  /** In the whole numbers of the view box. */
  private place(svg: SVGSVGElement, { clientX, clientY }: PointerEvent): string {
    const box = svg.getBoundingClientRect()
    const within = (value: number, most: number) => Math.round(Math.min(Math.max(value, 0), 1) * most)
    return `${within((clientX - box.left) / box.width, 600)} ${within((clientY - box.top) / box.height, 200)}`
  }

  private draw(): void {
    const path = this.strokes.join('')
    this.querySelector('path')?.setAttribute('d', path)
    const field = this.querySelector('input')
    if (field !== null) field.value = path
  }
}
