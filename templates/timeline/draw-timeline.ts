import type { Timeline, TimelineDay } from './timeline.ts'

const LEFT = 40
const COLUMN = 64
const HEAD = 120
const DAY = 56
const LINE = 46
const WORDS = 580

const ink = '#17212e'
const hint = '#5f6b7a'
const accent = '#1a4f9c'
const soft = '#e8f0fa'
const grey = '#eef1f4'
const rule = '#c9d1db'

/**
 * The timeline as SVG that stands alone, on a page and in print. Every event has a line of its own, so that texts never
 * meet; a fill, a frame and a word tell the kinds of days apart, never colour alone.
 */
export function drawTimeline({ title, subtitle, days, events, legend, conclusion }: Timeline): string {
  const right = LEFT + days.length * COLUMN
  const width = right + WORDS
  const bottom = HEAD + DAY + 20 + events.length * LINE
  const height = bottom + 96
  const parts = [
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    text(LEFT, 44, title, 24, ink, 600),
    text(LEFT, 72, subtitle, 14, hint),
    ...days.map((day, index) => drawDay(day, LEFT + index * COLUMN, bottom)),
    ...events.flatMap(({ day, time, text: zh, textEn }, index) => {
      const x = LEFT + day * COLUMN + COLUMN / 2
      const y = HEAD + DAY + 44 + index * LINE
      // Where the days end, so that a text is never written over the bars of days that follow.
      return [
        `<path d="M${x} ${y - 5}H${right + 8}" stroke="${rule}" fill="none"/>`,
        `<circle cx="${x}" cy="${y - 5}" r="6" fill="${accent}"/>`,
        text(right + 16, y, `${time}　${zh}`, 15, ink, 600),
        text(right + 16, y + 18, textEn, 12, hint),
      ]
    }),
    ...drawLegend(legend, bottom + 36),
    text(LEFT, bottom + 76, conclusion, 15, ink, 600),
  ]
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" ` +
    `role="img" aria-label="${escaped(title)}" font-family="system-ui, 'PingFang SC', 'HarmonyOS Sans SC', ` +
    `'Microsoft YaHei', 'Noto Sans SC', 'Noto Serif SC', sans-serif">${parts.join('')}</svg>\n`
  )
}

function drawDay({ date, weekday, kind, word }: TimelineDay, left: number, bottom: number): string {
  const x = left + COLUMN / 2
  const isOff = kind === 'off'
  return [
    `<rect x="${left + 1}" y="${HEAD + DAY}" width="${COLUMN - 2}" height="${bottom - HEAD - DAY}" ${column[kind]}/>`,
    `<rect x="${left + 4}" y="${HEAD - 18}" width="${COLUMN - 8}" height="${DAY + 10}" rx="4" ${box[kind]}/>`,
    text(x, HEAD + 2, date, 14, isOff ? hint : ink, 600, 'middle'),
    text(x, HEAD + 20, weekday, 12, hint, 400, 'middle'),
    text(x, HEAD + 39, word, 12, kind === 'counted' ? accent : hint, kind === 'counted' ? 600 : 400, 'middle'),
  ].join('')
}

const box: { readonly [kind in TimelineDay['kind']]: string } = {
  start: `fill="#ffffff" stroke="${accent}"`,
  counted: `fill="${soft}" stroke="${soft}"`,
  suspended: `fill="${grey}" stroke="${hint}" stroke-dasharray="4 3"`,
  off: 'fill="#ffffff" stroke="none"',
}

const column: { readonly [kind in TimelineDay['kind']]: string } = {
  start: 'fill="#ffffff"',
  counted: `fill="${soft}" fill-opacity="0.5"`,
  suspended: `fill="${grey}"`,
  off: 'fill="#ffffff"',
}

function drawLegend({ counted, suspended, off }: Timeline['legend'], y: number): readonly string[] {
  const marks = [
    [counted, box.counted],
    [suspended, box.suspended],
    [off, `fill="#ffffff" stroke="${rule}"`],
  ]
  let x = LEFT
  return marks.map(([word = '', look = '']) => {
    const mark = `<rect x="${x}" y="${y - 13}" width="18" height="16" rx="3" ${look}/>${text(x + 26, y, word, 13, hint)}`
    x += 26 + word.length * 11 + 40
    return mark
  })
}

function text(x: number, y: number, words: string, size: number, fill: string, weight = 400, anchor = 'start'): string {
  return `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}" font-weight="${weight}" text-anchor="${anchor}">${escaped(words)}</text>`
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
