import type { CalendarCell, MonthCalendar } from './month-calendar.ts'

const CELL = 46
const ROW = 42
const HEAD = 24
const WIDTH = CELL * 7

const ink = '#17212e'
const second = '#465263'
const hint = '#5f6b7a'
const control = '#7b8796'
const accent = '#1a4f9c'
const soft = '#e8f0fa'
const grey = '#eef1f4'

/**
 * The calendar as SVG that stands alone, on a page and in print: a frame, a fill, a stroke through the number and a word
 * tell the kinds of days apart, never colour alone.
 */
export function drawMonthCalendar({ label, weekdays, rows }: MonthCalendar): string {
  const height = HEAD + rows.length * ROW
  const head = weekdays.map((name, column) => text(middle(column), 14, name, { size: 12, fill: hint }))
  const body = rows.map((row, index) => {
    const top = HEAD + index * ROW
    if ('leftOut' in row) return text(WIDTH / 2, top + 24, row.leftOut, { size: 12, fill: hint })
    return row.days.map((cell, column) => drawCell(cell, column * CELL, top)).join('')
  })
  return (
    `<svg class="month-calendar" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" ` +
    `height="${height}" role="img" aria-label="${escaped(label)}" font-family="system-ui, 'PingFang SC', ` +
    `'HarmonyOS Sans SC', 'Microsoft YaHei', 'Noto Sans SC', sans-serif" text-anchor="middle">` +
    `${head.join('')}${body.join('')}</svg>`
  )
}

function drawCell({ text: day, kind, word }: CalendarCell, left: number, top: number): string {
  const x = left + CELL / 2
  const box = (attributes: string) =>
    `<rect x="${left + 3.5}" y="${top + 0.5}" width="${CELL - 7}" height="22" rx="3" ${attributes}/>`
  const number = (fill: string, weight = 400) => text(x, top + 16, day, { size: 14, fill, weight })
  const below = text(x, top + 35, word, {
    size: 12,
    fill: kind === 'due' ? ink : second,
    weight: kind === 'due' ? 600 : 400,
  })
  switch (kind) {
    case 'outside':
      return number(hint) + below
    case 'begun':
      return box(`fill="none" stroke="${control}" stroke-dasharray="3 2"`) + number(ink) + below
    case 'start':
      return box(`fill="none" stroke="${control}"`) + number(ink) + below
    case 'counted':
      return box(`fill="${soft}"`) + number(ink) + below
    case 'due':
      return box(`fill="${accent}"`) + number('#ffffff', 600) + below
    case 'off':
      return number(hint) + struck(x, top + 11, day) + below
    case 'suspended':
      return (
        box(`fill="${grey}"`) +
        text(x - 5, top + 16, day, { size: 14, fill: hint }) +
        bars(left + CELL - 14, top + 6) +
        below
      )
  }
}

/** A stroke through a number, as wide as it is. */
function struck(x: number, y: number, day: string): string {
  const half = day.length * 4 + 2
  return `<path d="M${x - half} ${y}h${half * 2}" stroke="${hint}" fill="none"/>`
}

/** The two bars of a pause. */
function bars(x: number, y: number): string {
  return `<path d="M${x} ${y}v10m4-10v10" stroke="${hint}" stroke-width="1.6" fill="none"/>`
}

interface Letters {
  readonly size: number
  readonly fill: string
  readonly weight?: number
}

function text(x: number, y: number, content: string, { size, fill, weight = 400 }: Letters): string {
  if (content === '') return ''
  return `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${fill}">${escaped(content)}</text>`
}

function middle(column: number): number {
  return column * CELL + CELL / 2
}

function escaped(content: string): string {
  return content.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
