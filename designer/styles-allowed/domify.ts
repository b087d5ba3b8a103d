import parse from 'domify'

const STYLE = /(<[^<>]*?)\sstyle=(["'])/g

/**
 * Stands in for the `domify` of the libraries: the policy of our pages takes no style out of markup, so what it says is
 * set through the object model, which the policy allows. Without it a library's mark, boxes and icons lose their look.
 */
export function domify(markup: string): Node {
  const node = parse(markup.replace(STYLE, '$1 data-style=$2'))
  if (!(node instanceof Element || node instanceof DocumentFragment)) return node
  const inside = [...node.querySelectorAll<HTMLElement | SVGElement>('[data-style]')]
  for (const element of node instanceof HTMLElement || node instanceof SVGElement ? [node, ...inside] : inside) {
    const { style } = element.dataset
    if (style === undefined) continue
    element.style.cssText = style
    delete element.dataset['style']
  }
  return node
}
