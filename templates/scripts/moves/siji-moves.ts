import { type Box, curveOf, endAt, type Point, placeTags } from './arrow.ts'

const SVG = 'http://www.w3.org/2000/svg'
const TAG_HEIGHT = 20
const STUB = 34

interface Move {
  readonly link: HTMLElement
  readonly from: Point
  readonly to: Point
  readonly tag: string
  readonly kind: 'goes' | 'blocked'
  readonly isOutside: boolean
}

/**
 * `<siji-moves>`: over the two diagrams in it, an arrow from each step with tokens to where they go. The links with
 * `data-element`, `data-target` and `data-tag` say the same in words; the arrow of the one that has the focus stands out.
 * What cannot go has no `data-target`: its arrow is short and ends in a cross.
 */
export class SijiMoves extends HTMLElement {
  private readonly picture = document.createElementNS(SVG, 'svg')
  private readonly observer = new ResizeObserver(() => this.drawSoon())
  private isDue = false

  connectedCallback(): void {
    this.picture.setAttribute('class', 'moves-picture')
    this.picture.setAttribute('aria-hidden', 'true')
    this.append(this.picture)
    this.observer.observe(this)
    for (const event of ['siji-drawn', 'siji-moved', 'focusin', 'focusout', 'mouseover', 'mouseout']) {
      this.addEventListener(event, this.drawSoon)
    }
  }

  disconnectedCallback(): void {
    this.observer.disconnect()
  }

  private readonly drawSoon = () => {
    if (this.isDue) return
    this.isDue = true
    requestAnimationFrame(() => {
      this.isDue = false
      this.draw()
    })
  }

  private draw(): void {
    const moves = this.moves()
    const widest = Math.max(0, ...moves.map(({ tag }) => widthOf(tag)))
    const standing = moves.flatMap((move) => (move.kind === 'blocked' ? [besideCross(move)] : []))
    const going = moves.filter(({ kind }) => kind === 'goes')
    const tags = placeTags(going, { width: widest + 4, height: TAG_HEIGHT + 2 }, standing)
    const shown = this.querySelector('a:is(:focus, :hover)[data-element]')
    const groups = moves.map((move) =>
      groupOf(move, tags[going.indexOf(move)] ?? besideCross(move), move.link === shown),
    )
    // What stands out lies over the others.
    this.picture.replaceChildren(...groups.sort((one, other) => depthOf(one) - depthOf(other)))
  }

  private moves(): readonly Move[] {
    const [before, after] = this.querySelectorAll<HTMLElement>('siji-diagram')
    const own = this.getBoundingClientRect()
    return [...this.querySelectorAll<HTMLElement>('a[data-element]')].flatMap((link): readonly Move[] => {
      const { element, target, tag = '' } = link.dataset
      const source = endIn(before, element, 'bottom', own)
      if (source === null) return []
      const { isOutside: isBegun, floor, ...from } = source
      if (target === undefined) {
        return [
          {
            link,
            from,
            to: { x: from.x, y: Math.min(from.y + STUB, floor) },
            tag,
            kind: 'blocked',
            isOutside: isBegun,
          },
        ]
      }
      const aim = endIn(after, target, 'top', own)
      if (aim === null) return []
      const { isOutside, floor: _, ...to } = aim
      return [{ link, from, to, tag, kind: 'goes', isOutside: isBegun || isOutside }]
    })
  }
}

/** Where an arrow meets an element of a diagram, and how far down one within it may go; `null` as long as that is not drawn. */
function endIn(diagram: HTMLElement | undefined, element: string | undefined, side: 'top' | 'bottom', own: DOMRect) {
  const canvas = diagram?.querySelector('.siji-diagram-canvas')
  const shape = canvas?.querySelector(`[data-element-id="${CSS.escape(element ?? '')}"] > .djs-visual > :first-child`)
  if (!canvas || !shape) return null
  const seen = boxIn(canvas, own)
  return { ...endAt(boxIn(shape, own), side, seen), floor: seen.y + seen.height - TAG_HEIGHT }
}

function boxIn(element: Element, own: DOMRect): Box {
  const { x, y, width, height } = element.getBoundingClientRect()
  return { x: x - own.x, y: y - own.y, width, height }
}

function groupOf(move: Move, at: Point, isShown: boolean): SVGElement {
  const { kind, isOutside, from, to } = move
  const classes = ['move', `move-${kind}`, isOutside ? 'move-outside' : '', isShown ? 'move-shown' : '']
  const group = svg('g', { class: classes.join(' ').trim() })
  const path = curveOf(move)
  const head = kind === 'goes' ? `M${to.x - 5} ${to.y - 9}L${to.x} ${to.y}L${to.x + 5} ${to.y - 9}` : crossAt(to)
  group.append(
    svg('path', { class: 'move-halo', d: path }),
    svg('path', { class: 'move-line', d: path }),
    svg('circle', { class: 'move-start', cx: from.x, cy: from.y, r: 3.5 }),
    svg('path', { class: 'move-head', d: head }),
  )
  const width = widthOf(move.tag)
  const box = { x: at.x - width / 2, y: at.y - TAG_HEIGHT / 2, width, height: TAG_HEIGHT, rx: 3 }
  const words = svg('text', { x: at.x, y: at.y })
  words.textContent = move.tag
  group.append(svg('rect', { class: 'move-tag', ...box }), words)
  return group
}

function besideCross({ to, tag }: Move): Point {
  return { x: to.x + widthOf(tag) / 2 + 10, y: to.y }
}

function crossAt({ x, y }: Point): string {
  return `M${x - 5} ${y - 5}L${x + 5} ${y + 5}M${x + 5} ${y - 5}L${x - 5} ${y + 5}`
}

/** Wide enough for 13 px: a Chinese character is as wide as high, others are half of it. */
function widthOf(text: string): number {
  return [...text].reduce((sum, each) => sum + (each > '\u2e80' ? 13 : 7.5), 12)
}

function depthOf(group: SVGElement): number {
  return group.classList.contains('move-shown') ? 1 : 0
}

function svg(tag: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const element = document.createElementNS(SVG, tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value))
  // What SVG's own namespace makes is an element of SVG.
  return element as SVGElement
}
