/**
 * Closes up the white space that XML 1.0 §3.1 allows around `=` in a tag, which saxen does not read. The white space
 * moves in front of the attribute's name, so that offsets and lines stay.
 */
export function normaliseTags(xml: string): string {
  const parts: string[] = []
  let at = 0
  for (;;) {
    const open = xml.indexOf('<', at)
    if (open < 0) break
    const end = endOfMarkup(xml, open)
    if (end < 0) break
    const markup = xml.slice(open, end)
    parts.push(xml.slice(at, open), isTag(markup) ? closeUp(markup) : markup)
    at = end
  }
  parts.push(xml.slice(at))
  return parts.join('')
}

function isTag(markup: string): boolean {
  return markup[1] !== '!' && markup[1] !== '?' && markup[1] !== '/'
}

function endOfMarkup(xml: string, open: number): number {
  if (xml.startsWith('<!--', open)) return endOf(xml, '-->', open + 4)
  if (xml.startsWith('<![CDATA[', open)) return endOf(xml, ']]>', open + 9)
  if (xml.startsWith('<?', open)) return endOf(xml, '?>', open + 2)
  for (let index = open + 1; index < xml.length; index += 1) {
    const character = xml[index]
    if (character === '>') return index + 1
    if (character !== '"' && character !== "'") continue
    index = xml.indexOf(character, index + 1)
    if (index < 0) return -1
  }
  return -1
}

function endOf(xml: string, mark: string, from: number): number {
  const found = xml.indexOf(mark, from)
  return found < 0 ? -1 : found + mark.length
}

function closeUp(tag: string): string {
  if (!/\s=|=\s/.test(tag)) return tag
  const parts: string[] = []
  const name = { start: 0, end: 0 }
  let done = 0
  for (let index = 0; index < tag.length; index += 1) {
    const character = tag[index] ?? ''
    if (character === '"' || character === "'") {
      const end = tag.indexOf(character, index + 1)
      if (end < 0) break
      index = end
      name.start = end + 1
      name.end = end + 1
    } else if (character === '=') {
      const after = /^\s*/.exec(tag.slice(index + 1, index + 1 + MAXIMUM_SPACE))?.[0] ?? ''
      parts.push(tag.slice(done, name.start), tag.slice(name.end, index), after, tag.slice(name.start, name.end), '=')
      done = index + 1 + after.length
      index = done - 1
    } else if (!isSpace(character)) {
      if (name.end < index) name.start = index
      name.end = index + 1
    }
  }
  parts.push(tag.slice(done))
  return parts.join('')
}

/** Far more than anyone writes; saxen refuses what stays apart. */
const MAXIMUM_SPACE = 1_000

function isSpace(character: string): boolean {
  return character === ' ' || character === '\n' || character === '\t' || character === '\r'
}
