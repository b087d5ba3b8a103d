import type { XmlElement, XmlTree } from './xml-tree.ts'

/** XML in UTF-8, two blanks a level; every namespace is declared at the root under the prefix that the tree names. */
export function writeXmlTree({ root, prefixes }: XmlTree): string {
  const names = new Map([...prefixes].reverse().map(([prefix, namespace]) => [namespace, prefix]))
  // An attribute needs a prefix even where elements have none.
  const withPrefix = new Map([...prefixes].filter(([prefix]) => prefix !== '').map(([prefix, uri]) => [uri, prefix]))
  const declared = [...prefixes].map(([prefix, uri]) => ` xmlns${prefix === '' ? '' : `:${prefix}`}="${escaped(uri)}"`)

  const write = ({ name, attributes, children }: XmlElement, indent: string, extra: string): string => {
    const tag = written(name, names)
    const own = [...attributes].map(([key, value]) => ` ${written(key, withPrefix)}="${escaped(value)}"`).join('')
    const start = `${indent}<${tag}${extra}${own}`
    if (children.length === 0) return `${start} />`
    if (children.some((child) => typeof child === 'string')) {
      const inner = children.map((child) => (typeof child === 'string' ? escaped(child) : write(child, '', '')))
      return `${start}>${inner.join('')}</${tag}>`
    }
    // Texts have been dealt with.
    const inner = children.map((child) => (typeof child === 'string' ? '' : write(child, `${indent}  `, '')))
    return `${start}>\n${inner.join('\n')}\n${indent}</${tag}>`
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${write(root, '', declared.join(''))}\n`
}

function written(name: string, prefixes: ReadonlyMap<string, string>): string {
  const [, namespace, local] = /^\{(.*)\}(.+)$/.exec(name) ?? []
  if (namespace === undefined || local === undefined) return name
  const prefix = prefixes.get(namespace) ?? ''
  return prefix === '' ? local : `${prefix}:${local}`
}

const ESCAPES: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
}

// A line break is written as a reference, which stays one in attributes and texts alike.
function escaped(text: string): string {
  return text.replace(/[&<>"\n\r\t]/g, (character) => ESCAPES[character] ?? character)
}
