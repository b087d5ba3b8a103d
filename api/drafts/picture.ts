import { Parser } from 'saxen'
import { Refusal } from '../refusal.ts'

// SVG 1.1's own, as the editor writes it; it declares nothing.
const DOCUMENT_TYPE = /<!DOCTYPE svg PUBLIC "[^"<>[\]]*" "[^"<>[\]]*">/

const MOST = 4 * 1024 * 1024

const ELEMENTS = new Set([
  ...['svg', 'g', 'defs', 'marker', 'path', 'rect', 'circle', 'ellipse', 'polygon', 'polyline', 'line'],
  ...['text', 'tspan', 'title', 'desc', 'clipPath', 'pattern', 'use'],
])

/**
 * A picture as the editor draws it: shapes and words, nothing that acts or loads. Anything else is refused rather than
 * mended. It is served in a sandbox besides.
 */
export function requirePicture(drawn: string): string {
  const svg = drawn.replace(DOCUMENT_TYPE, '')
  const fault = svg.length > MOST ? 'more than 4 MB' : findFault(svg)
  if (fault === null) return svg
  throw new Refusal(
    'invalid-request',
    `Expected the picture to be SVG of shapes and words, but found ${fault}.`,
    '流程图图片内容不符合要求，请重新发布。',
    [{ field: 'picture', code: 'picture', message: `Found ${fault}.`, messageZh: `含有不允许的内容：${fault}` }],
  )
}

function findFault(svg: string): string | null {
  if (/<!DOCTYPE|<!ENTITY|<\?xml-stylesheet/i.test(svg)) return 'a document type or stylesheet'
  let fault: string | null = null
  let roots = 0
  let depth = 0
  const parser = new Parser()
  const find = (what: string) => {
    fault ??= what
    parser.stop()
  }
  parser.on('openTag', (name, readAttributes) => {
    if (depth === 0) {
      roots += 1
      if (name !== 'svg') return find(`<${name}>`)
    }
    depth += 1
    if (!ELEMENTS.has(name)) return find(`<${name}>`)
    for (const [attribute, value] of Object.entries(readAttributes())) {
      if (isHarmful(attribute, String(value))) return find(`${attribute}="${String(value).slice(0, 40)}"`)
    }
  })
  parser.on('closeTag', () => {
    depth -= 1
  })
  parser.on('error', (error) => find(error.message))
  parser.parse(svg)
  return fault ?? (roots === 1 && depth === 0 ? null : 'no single <svg>')
}

function isHarmful(attribute: string, value: string): boolean {
  if (/^on/i.test(attribute)) return true
  if (/(^|:)href$/i.test(attribute)) return !value.startsWith('#')
  // A style or a reference may name only what stands in the picture itself.
  return /url\s*\(\s*(?!["']?#|&quot;#)/i.test(value) || /javascript:|expression\s*\(|@import/i.test(value)
}
