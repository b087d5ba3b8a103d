import { drawLegend } from './draw-legend.ts'
import { drawMarks } from './draw-marks.ts'
import { drawStates } from './draw-states.ts'
import { type Drawing, openDrawing } from './drawing.ts'
import { makeReachable } from './make-reachable.ts'
import { type DiagramOverlays, noOverlays, readOverlays } from './overlays.ts'
import { withoutColours } from './without-colours.ts'
import { type DiagramWords, wordsOf } from './words.ts'

/**
 * `<siji-diagram>`: a BPMN diagram to look at, with what happens on it.
 *
 * Attributes
 * - `src`: address of the BPMN XML, same origin, such as `/api/v1/parks/demo/processes/seven-permits/versions/4/xml`.
 * - `overlays`: JSON of `DiagramOverlays` (`overlays.ts`); may change at any time, as may the property `overlays`.
 * - `focus`: id of the element that is looked at first; without it what needs attention. Changed later, it leads there.
 * - `plain`: draws the model without the colours that its modeller gave it.
 * - `label`: name of the picture for those who cannot see it.
 * - `gather`: begins with everything in view that the overlays name.
 * - `selectable`: every step can be chosen by click, Tab and Enter; without it only those with an `href`.
 *
 * Children: what stands there without JavaScript and while loading (the picture kept at publication, or a list). They
 * are hidden once the diagram is drawn, except those with `data-keep`, and come back when it cannot be drawn.
 *
 * Links anywhere on the page with `data-step` lead to the step of that id on the diagram, and choosing a step that has no
 * `href` leads back to its link: so a list of steps is the outline of the picture.
 *
 * Events, all bubbling
 * - `siji-select`, detail `{ id, name, type }`, when an element is clicked or chosen by Enter; `preventDefault` keeps
 *   the page from following the element's `href`.
 * - `siji-drawn`, once the diagram stands and its overlays are drawn.
 * - `siji-moved`, when it was scrolled or zoomed.
 *
 * The page loads script and styles of the entry `diagram` (`designerEntry('diagram')` in `api/assets`). Classes and
 * colours come from the page's tokens. The bpmn.io mark is bpmn-js's own and must stay uncovered.
 */
export class SijiDiagram extends HTMLElement {
  static readonly observedAttributes = ['src', 'overlays', 'focus']

  private drawing: Drawing | null = null
  private given: DiagramOverlays | null = null
  private frame: HTMLElement | null = null

  /** What is drawn on the diagram; setting it draws anew. */
  get overlays(): DiagramOverlays {
    return this.given ?? readOverlays(this.getAttribute('overlays'))
  }

  set overlays(overlays: DiagramOverlays) {
    this.given = overlays
    this.redraw()
  }

  connectedCallback(): void {
    document.addEventListener('click', this.follow)
    void this.open()
  }

  disconnectedCallback(): void {
    document.removeEventListener('click', this.follow)
    this.clear()
  }

  private clear(): void {
    this.drawing?.close()
    this.drawing = null
    this.frame?.remove()
    this.frame = null
  }

  private readonly follow = (event: Event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-step]') : null
    const step = link?.dataset['step']
    if (step === undefined || this.drawing === null) return
    event.preventDefault()
    this.drawing.show(step)
  }

  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (!this.isConnected || before === now) return
    if (name === 'overlays') this.given = null
    if (name === 'src') void this.open()
    else if (name === 'focus') this.drawing?.lookAt(now)
    else this.redraw()
  }

  private async open(): Promise<void> {
    const src = this.getAttribute('src')
    if (src === null) return
    const words = wordsOf(document.documentElement.lang)
    this.clear()
    const frame = this.buildFrame(words)
    try {
      const answer = await fetch(src, { headers: { accept: 'application/xml' } })
      if (!answer.ok) throw new Error(`Expected the diagram at ${src}, but got ${answer.status}.`)
      const drawing = await openDrawing(frame.canvas, this.modelIn(await answer.text()))
      if (this.frame !== frame.root) return drawing.close()
      this.drawing = drawing
      frame.zoomIn.addEventListener('click', () => drawing.zoomBy(1.25))
      frame.zoomOut.addEventListener('click', () => drawing.zoomBy(0.8))
      frame.fit.addEventListener('click', () => drawing.fit())
      drawing.onChoose((id) => this.choose(id))
      this.classList.add('is-drawn')
      this.redraw()
      drawing.onMove(() => this.tell('siji-moved'))
      if (this.hasAttribute('gather')) drawing.gather(Object.keys(this.overlays.elements))
      else drawing.begin(this.getAttribute('focus') ?? attentionIn(this.overlays))
      this.tell('siji-drawn')
    } catch (error) {
      // Another is being opened by now.
      if (this.frame !== frame.root) return
      console.error(error)
      this.classList.remove('is-drawn')
      frame.root.replaceChildren(textElement('p', 'siji-diagram-failed', words.failed))
    }
  }

  private tell(what: string): void {
    this.dispatchEvent(new CustomEvent(what, { bubbles: true }))
  }

  private modelIn(xml: string): string {
    return this.hasAttribute('plain') ? withoutColours(xml) : xml
  }

  private redraw(): void {
    const { drawing, frame } = this
    if (drawing === null || frame === null) return
    const words = wordsOf(document.documentElement.lang)
    const overlays = this.overlays ?? noOverlays
    drawStates(drawing.viewer, overlays, words)
    drawMarks(drawing.viewer, overlays, words)
    makeReachable(drawing.viewer, overlays, {
      words,
      all: this.hasAttribute('selectable'),
      choose: (id) => this.choose(id),
    })
    frame.querySelector('.siji-diagram-legend')?.replaceWith(drawLegend(overlays, words))
  }

  private choose(id: string): void {
    const chosen = this.drawing?.describe(id)
    if (chosen === undefined || chosen === null) return
    const event = new CustomEvent('siji-select', { bubbles: true, cancelable: true, detail: chosen })
    const href = this.overlays.elements[id]?.href
    if (!this.dispatchEvent(event)) return
    if (href !== undefined) location.assign(href)
    else document.querySelector<HTMLElement>(`[data-step="${CSS.escape(id)}"]`)?.focus()
  }

  private buildFrame(words: DiagramWords) {
    const root = textElement('div', 'siji-diagram-frame', '')
    const canvas = textElement('div', 'siji-diagram-canvas', '')
    canvas.setAttribute('role', 'group')
    canvas.setAttribute('aria-label', this.getAttribute('label') ?? words.diagram)
    const tools = textElement('div', 'siji-diagram-tools', '')
    const zoomOut = button('−', words.zoomOut)
    const zoomIn = button('+', words.zoomIn)
    const fit = button(words.fit, words.fit)
    tools.append(zoomOut, zoomIn, fit)
    root.append(tools, canvas, textElement('div', 'siji-diagram-legend', ''))
    this.prepend(root)
    this.frame = root
    return { root, canvas, zoomIn, zoomOut, fit }
  }
}

/** What people look for first: an incident, else what runs, else what waits. */
function attentionIn({ elements }: DiagramOverlays): string | null {
  const entries = Object.entries(elements)
  for (const state of ['incident', 'running', 'waiting'] as const) {
    const found = entries.find(([, overlay]) => overlay.state === state)
    if (found !== undefined) return found[0]
  }
  return null
}

function textElement(tag: string, className: string, text: string): HTMLElement {
  const element = document.createElement(tag)
  element.className = className
  element.textContent = text
  return element
}

function button(text: string, label: string): HTMLButtonElement {
  const element = document.createElement('button')
  element.type = 'button'
  element.className = 'button'
  element.textContent = text
  element.setAttribute('aria-label', label)
  return element
}
