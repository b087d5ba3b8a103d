import { Parser } from 'saxen'
import type { Problem } from '../problem.ts'
import { type Breach, FORBIDDEN_CHARACTER, findBadReference } from './character-references.ts'
import { advanceLines, countAttributes } from './scan-position.ts'

/** What a look at the raw XML tells before anything is built from it. */
export interface XmlScan {
  /** Id → line on which it stands first, counted from 1. */
  readonly lines: ReadonlyMap<string, number>
  /** `line tag` → the id of the first such tag on that line. */
  readonly tags: ReadonlyMap<string, string>
  readonly elements: number
  /** The first breach; `null` when the file may be read. */
  readonly problem: Problem | null
}

const MAXIMUM_DEPTH = 64
const MAXIMUM_ELEMENTS = 20_000
const MAXIMUM_ATTRIBUTES = 64
const MAXIMUM_NAMESPACES = 64

/**
 * Refuses at the first breach what would be dangerous or slow to read: depth, number of elements, attributes and
 * namespaces, DOCTYPE, entities and control characters.
 */
export function scanXml(xml: string): XmlScan {
  const lines = new Map<string, number>()
  const tags = new Map<string, string>()
  const parser = new Parser()
  const place = { at: 0, line: 1 }
  const counts = { depth: 0, elements: 0, attributes: 0, namespaces: 0 }
  let problem: Problem | null = null

  const stop = (breach: Breach, line = place.line): void => {
    const { rule, message, messageZh } = breach
    problem ??= { problem: rule, severity: 'error', element: null, line, message, messageZh }
    parser.stop()
  }
  const stopAtReference = (text: string): void => {
    const breach = findBadReference(text)
    if (breach !== null) stop(breach)
  }
  // `<` may stand in these, so the next tag is looked for behind them.
  const pass = (text: string): void => advanceLines(xml, place, xml.indexOf(text, place.at) + text.length)
  // saxen reads a broken tag to its end, warning at every character: only throwing makes it stop.
  const malformed = (error: Error, context: () => { readonly line: number }): never => {
    stop(malformedBreach(error), context().line + 1)
    throw error
  }

  const control = FORBIDDEN_CHARACTER.exec(xml)
  if (control !== null) {
    advanceLines(xml, place, control.index)
    stop(controlCharacter)
    return { lines, tags, elements: counts.elements, problem }
  }

  parser.on('openTag', (name, readAttributes) => {
    advanceLines(xml, place, xml.indexOf(`<${name}`, place.at))
    counts.depth += 1
    counts.elements += 1
    counts.attributes = countAttributes(xml, place.at, MAXIMUM_ATTRIBUTES)
    const tooMuch = overLimit(counts)
    if (tooMuch !== null) {
      stop(tooMuch)
      return
    }

    const attributes = Object.entries(readAttributes() || {})
    // Counted again: a tag that is quoted in an attribute may have been taken for this one.
    counts.attributes = attributes.length
    for (const [attribute, value] of attributes) {
      if (attribute === 'xmlns' || attribute.startsWith('xmlns:')) counts.namespaces += 1
      if (attribute === 'id') {
        if (!lines.has(value)) lines.set(value, place.line)
        const tag = `${place.line} ${name}`
        if (!tags.has(tag)) tags.set(tag, value)
      }
      stopAtReference(value)
    }
    const tooMany = overLimit(counts)
    if (tooMany !== null) stop(tooMany)
  })
  parser.on('closeTag', () => {
    counts.depth -= 1
  })
  parser.on('text', stopAtReference)
  parser.on('comment', pass)
  parser.on('cdata', pass)
  parser.on('question', pass)
  parser.on('attention', (text) => {
    advanceLines(xml, place, xml.indexOf(text.slice(0, 20), place.at))
    stop(doctype)
  })
  parser.on('warn', malformed)
  parser.on('error', malformed)

  try {
    parser.parse(xml)
  } catch (error) {
    if (problem === null) throw error
  }
  return { lines, tags, elements: counts.elements, problem }
}

const controlCharacter: Breach = {
  rule: 'control-character',
  message: 'Expected text, but found a control character.',
  messageZh: '文件含有控制字符。',
}

const doctype: Breach = {
  rule: 'doctype',
  message: 'Expected no <!DOCTYPE> and no other declaration.',
  messageZh: '不允许 <!DOCTYPE> 等声明。',
}

function malformedBreach(error: Error): Breach {
  return {
    rule: 'malformed-xml',
    message: `Expected well-formed XML, but found: ${error.message}.`,
    messageZh: `XML 格式有误：${error.message}。`,
  }
}

const LIMITS = [
  ['depth', MAXIMUM_DEPTH, 'too-deep', 'levels of elements', '层元素嵌套'],
  ['elements', MAXIMUM_ELEMENTS, 'too-many-elements', 'elements', '个元素'],
  ['attributes', MAXIMUM_ATTRIBUTES, 'too-many-attributes', 'attributes on an element', '个属性（每个元素）'],
  ['namespaces', MAXIMUM_NAMESPACES, 'too-many-namespaces', 'namespace declarations', '个命名空间声明'],
] as const

function overLimit(counts: { readonly [count in (typeof LIMITS)[number][0]]: number }): Breach | null {
  for (const [count, limit, rule, english, chinese] of LIMITS) {
    if (counts[count] <= limit) continue
    return {
      rule,
      message: `Expected at most ${limit} ${english}.`,
      messageZh: `文件最多允许 ${limit} ${chinese}。`,
    }
  }
  return null
}
