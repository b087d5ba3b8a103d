import { type PlaneShape, readPlane } from './read-plane.ts'

const EDGE = 20
const LINE = 16
const FONT = 12
// The colours of the look: text, lines, surface, canvas.
const [INK, RULE, PAPER, GROUND] = ['#17212e', '#465263', '#ffffff', '#f5f7f9']

/**
 * A picture of a version that was not published from the designer, drawn from the file's own places: shapes, flows and
 * names, without the signs inside them. `null` for a file that places nothing.
 */
export function sketchVersion(xml: string): string | null {
  const { shapes, flows } = readPlane(xml)
  if (shapes.length === 0) return null
  const xs = [...shapes.flatMap(({ x, width }) => [x, x + width]), ...flows.flat().map(([x]) => x)]
  const ys = [...shapes.flatMap(({ y, height }) => [y, y + height + LINE]), ...flows.flat().map(([, y]) => y)]
  const [left, top] = [smallest(xs) - EDGE, smallest(ys) - EDGE]
  const [width, height] = [-smallest(xs.map((x) => -x)) + EDGE - left, -smallest(ys.map((y) => -y)) + EDGE - top]
  const lines = flows.map((points) => `<polyline points="${points.join(' ')}" marker-end="url(#to)"/>`)
  const around = [...shapes].sort((one, other) => other.width * other.height - one.width * one.height)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left} ${top} ${width} ${height}" width="${width}" height="${height}">
<defs><marker id="to" viewBox="0 0 10 10" refX="10" refY="5" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 1 10 5 0 9z" fill="${RULE}"/></marker></defs>
<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="${PAPER}"/>
<g stroke="${RULE}" stroke-width="1.5" fill="${PAPER}">${around.map(outlineOf).join('')}</g>
<g stroke="${RULE}" stroke-width="1.5" fill="none">${lines.join('')}</g>
<g fill="${INK}" font-size="${FONT}" font-family="system-ui, sans-serif" text-anchor="middle">${shapes.map(nameOf).join('')}</g>
</svg>`
}

function outlineOf({ type, x, y, width, height }: PlaneShape): string {
  const [middle, centre] = [x + width / 2, y + height / 2]
  if (type.endsWith('Event')) {
    const weight = type === 'endEvent' ? ' stroke-width="3"' : ''
    return `<ellipse cx="${middle}" cy="${centre}" rx="${width / 2}" ry="${height / 2}"${weight}/>`
  }
  if (type.endsWith('Gateway'))
    return `<polygon points="${middle},${y} ${x + width},${centre} ${middle},${y + height} ${x},${centre}"/>`
  const ground = isContainer(type) ? ` fill="${GROUND}"` : ''
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${isActivity(type) ? 8 : 0}"${ground}/>`
}

/** Inside a task, at the top of what holds others, below everything else. */
function nameOf({ type, name, x, y, width, height }: PlaneShape): string {
  if (name === '') return ''
  const isTask = isActivity(type) && !isContainer(type)
  const lines = wrapped(name, isTask ? width - 12 : Math.max(width, 120))
  const begin = isTask ? y + height / 2 - ((lines.length - 1) * LINE) / 2 + FONT / 3 : y + height + LINE
  const first = isContainer(type) ? y + LINE : begin
  return lines
    .map((line, index) => `<text x="${x + width / 2}" y="${first + index * LINE}">${escaped(line)}</text>`)
    .join('')
}

function isActivity(type: string): boolean {
  return /task$|^(subProcess|adHocSubProcess|transaction|callActivity)$/i.test(type)
}

function isContainer(type: string): boolean {
  return /^(subProcess|adHocSubProcess|transaction|participant|lane)$/.test(type)
}

/** Breaks a name where it gets too wide: a Chinese character is as wide as the font is high, others about half. */
function wrapped(name: string, room: number): readonly string[] {
  const lines = ['']
  let used = 0
  for (const character of name.replace(/\s+/g, ' ')) {
    const wide = /[⺀-鿿＀-￯]/.test(character) ? FONT : FONT * 0.55
    if (used + wide > room) {
      lines.push('')
      used = 0
    }
    lines.push(`${lines.pop() ?? ''}${character}`)
    used += wide
  }
  return lines
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

// A file may place more than what fits the arguments of one call.
function smallest(numbers: readonly number[]): number {
  return numbers.reduce((least, each) => Math.min(least, each), Number.POSITIVE_INFINITY)
}
