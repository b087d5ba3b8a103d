import { Parser } from 'saxen'

/** An XML element with its namespace resolved, for comparing files whatever prefixes and spacing they use. */
export interface XmlTree {
  readonly name: string
  readonly attributes: { readonly [name: string]: string }
  readonly children: readonly XmlTree[]
  readonly text: string
}

interface Growing {
  name: string
  attributes: { [name: string]: string }
  children: Growing[]
  text: string
}

export function xmlTree(xml: string): XmlTree {
  const root: Growing = { name: '', attributes: {}, children: [], text: '' }
  const open: { element: Growing; namespaces: ReadonlyMap<string, string> }[] = [
    { element: root, namespaces: new Map() },
  ]
  const parser = new Parser()

  parser.on('openTag', (name, readAttributes) => {
    const parent = open.at(-1)!
    const raw = readAttributes() || {}
    const namespaces = new Map(parent.namespaces)
    for (const [attribute, value] of Object.entries(raw)) {
      if (attribute === 'xmlns') namespaces.set('', value)
      if (attribute.startsWith('xmlns:')) namespaces.set(attribute.slice(6), value)
    }
    const element: Growing = { name: expand(name, namespaces, true), attributes: {}, children: [], text: '' }
    for (const [attribute, value] of Object.entries(raw)) {
      if (attribute === 'xmlns' || attribute.startsWith('xmlns:')) continue
      const qualified = expand(attribute, namespaces, false)
      element.attributes[qualified] =
        qualified === '{http://www.w3.org/2001/XMLSchema-instance}type'
          ? expand(decode(value), namespaces, true)
          : decode(value)
    }
    parent.element.children.push(element)
    open.push({ element, namespaces })
  })
  parser.on('closeTag', () => {
    open.pop()
  })
  parser.on('text', (text) => {
    open.at(-1)!.element.text += decode(text)
  })
  parser.on('cdata', (text) => {
    open.at(-1)!.element.text += text
  })
  parser.parse(xml)
  // A document has one element, and a tag closes only what was opened.
  return root.children[0]!
}

/** Text outside leaves and around it is layout. */
export function normalised(tree: XmlTree, sorted = true): XmlTree {
  const children = tree.children.map((child) => normalised(child, false))
  const text = tree.text.trim()
  return {
    name: tree.name,
    attributes: Object.fromEntries(Object.entries(tree.attributes).sort(([a], [b]) => (a < b ? -1 : 1))),
    children: sorted ? children.sort((a, b) => (key(a) < key(b) ? -1 : 1)) : children,
    text,
  }
}

function key(tree: XmlTree): string {
  return `${tree.name} ${tree.attributes['id'] ?? JSON.stringify(tree)}`
}

function expand(name: string, namespaces: ReadonlyMap<string, string>, useDefault: boolean): string {
  const at = name.indexOf(':')
  if (at < 0) return useDefault ? `{${namespaces.get('') ?? ''}}${name}` : name
  return `{${namespaces.get(name.slice(0, at)) ?? ''}}${name.slice(at + 1)}`
}

function decode(text: string): string {
  const named: { readonly [name: string]: string } = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
  return text.replace(/&(#x?)?([\dA-Za-z]+);/g, (all, numeric: string | undefined, name: string) => {
    if (numeric === undefined) return named[name] ?? all
    return String.fromCodePoint(Number.parseInt(name, numeric === '#x' ? 16 : 10))
  })
}
