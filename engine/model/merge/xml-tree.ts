import { Parser } from 'saxen'

/** An element as it is written; `{namespace}name`, or the name alone where it has no namespace. */
export interface XmlElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly (XmlElement | string)[]
}

export interface XmlTree {
  readonly root: XmlElement
  /** Prefix → namespace, wherever in the file it is declared; `''` for the default. */
  readonly prefixes: ReadonlyMap<string, string>
}

interface Open {
  readonly tag: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: (XmlElement | string)[]
}

/** Reads any XML; `null` where it is not well-formed, or a prefix means two things in it or in one of the others. */
export function readXmlTree(xml: string, known: ReadonlyMap<string, string> = new Map()): XmlTree | null {
  const prefixes = new Map(known)
  const open: Open[] = [{ tag: '', attributes: new Map(), children: [] }]
  let isBroken = false
  const parser = new Parser()
  parser.on('openTag', (tag, readAttributes, decode) => {
    const attributes = new Map<string, string>()
    for (const [name, value] of Object.entries(readAttributes() || {})) {
      const prefix = /^xmlns(?::(.+))?$/.exec(name)
      if (prefix === null) attributes.set(name, decode(value))
      else if ((prefixes.get(prefix[1] ?? '') ?? value) !== value) isBroken = true
      else prefixes.set(prefix[1] ?? '', value)
    }
    open.push({ tag, attributes, children: [] })
  })
  const text = (content: string) => open.at(-1)?.children.push(content)
  parser.on('text', (content) => text(decodeText(content)))
  parser.on('cdata', text)
  parser.on('closeTag', () => {
    const closed = open.pop()
    if (closed !== undefined) open.at(-1)?.children.push(elementOf(closed))
  })
  parser.on('error', () => {
    isBroken = true
    parser.stop()
  })
  parser.parse(xml)
  const root = open[0]?.children.find((child) => typeof child !== 'string')
  if (isBroken || open.length !== 1 || root === undefined) return null
  return { root: expanded(root, prefixes), prefixes }
}

/** Blanks between elements are layout. */
function elementOf({ tag, attributes, children }: Open): XmlElement {
  const hasElements = children.some((child) => typeof child !== 'string')
  const kept = children.filter((child) => typeof child !== 'string' || !hasElements || child.trim() !== '')
  return { name: tag, attributes, children: kept }
}

/** Prefixes are known only when the whole file has been read. */
function expanded({ name, attributes, children }: XmlElement, prefixes: XmlTree['prefixes']): XmlElement {
  return {
    name: expand(name, prefixes, prefixes.get('')),
    // An attribute without a prefix has no namespace.
    attributes: new Map([...attributes].map(([key, value]) => [expand(key, prefixes, undefined), value])),
    children: children.map((child) => (typeof child === 'string' ? child : expanded(child, prefixes))),
  }
}

function expand(name: string, prefixes: XmlTree['prefixes'], bare: string | undefined): string {
  const [, prefix, local = name] = /^([^:]+):(.+)$/.exec(name) ?? []
  const namespace = prefix === undefined ? bare : prefixes.get(prefix)
  // `xml:lang` is declared nowhere.
  return namespace === undefined ? name : `{${namespace}}${local}`
}

export function localName(name: string): string {
  return name.slice(name.lastIndexOf('}') + 1)
}

const NAMED: { readonly [name: string]: string } = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function decodeText(text: string): string {
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return NAMED[name] ?? whole
    return String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16))
  })
}
