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
  return tag.replace(
    /"[^"]*"|'[^']*'|([^\s"'=<>]+)(\s*)=(\s*)/g,
    (all, name: string | undefined, before = '', after = '') =>
      name === undefined ? all : `${before}${after}${name}=`,
  )
}
