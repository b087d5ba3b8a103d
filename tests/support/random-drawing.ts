/** A random process while it is being drawn: its elements, and how often each must run. */
export interface Drawing {
  readonly elements: string[]
  readonly exactly: Map<string, number>
  readonly atMost: Map<string, number>
  /** Variables of loops drawn so far. */
  readonly counters: string[]
  count: number
}

export interface Ends {
  readonly first: string
  readonly last: string
}

export function node(
  drawing: Drawing,
  type: string,
  times: number,
  sure: boolean,
  attributes = '',
  content = '',
): string {
  drawing.count += 1
  const id = `${type}${drawing.count}`
  drawing[sure ? 'exactly' : 'atMost'].set(id, times)
  drawing.elements.push(`<${type} id="${id}"${attributes}>${content}</${type}>`)
  return id
}

/** A node of which nobody says how often it runs. */
export function add(drawing: Drawing, type: string, attributes = '', content = ''): string {
  return node(drawing, type, 0, true, attributes, content)
}

export function script(drawing: Drawing, source: string, times: number, sure: boolean): string {
  return node(drawing, 'scriptTask', times, sure, ' scriptFormat="feel"', `<script>${source}</script>`)
}

export function flow(drawing: Drawing, from: string, to: string, condition: string | null = null): void {
  drawing.count += 1
  const body =
    condition === null ? '' : `<conditionExpression xsi:type="tFormalExpression">${condition}</conditionExpression>`
  drawing.elements.push(
    `<sequenceFlow id="flow${drawing.count}" sourceRef="${from}" targetRef="${to}">${body}</sequenceFlow>`,
  )
}

/** What `content` draws goes inside the element that was drawn last under this id. */
export function nest(drawing: Drawing, id: string, content: () => void): void {
  const outside = drawing.elements.splice(0)
  content()
  const inside = drawing.elements.splice(0).join('\n')
  drawing.elements.push(...outside.map((text) => (text.includes(` id="${id}"`) ? around(text, inside) : text)))
}

function around(element: string, inside: string): string {
  return element.replace(/<\/\w+>$/, (end) => `${inside}${end}`)
}

export function alone(id: string): Ends {
  return { first: id, last: id }
}
