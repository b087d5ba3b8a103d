/** A row of a table that may go on over a page's end. */
export interface Row {
  readonly label: readonly string[]
  readonly lines: readonly string[]
}

export interface RowMeasures {
  readonly size: number
  readonly lineHeight: number
  /** Above the first and below the last line. */
  readonly padding: number
}

/** How high the rows of a page may be, when it is the last page and when another follows. */
export interface Room {
  readonly asLast: number
  readonly asFollowed: number
}

export function heightOfRow(row: Row, measures: RowMeasures): number {
  return Math.max(row.lines.length, row.label.length, 1) * measures.lineHeight + 2 * measures.padding
}

export function heightOfRows(rows: readonly Row[], measures: RowMeasures): number {
  return rows.reduce((sum, row) => sum + heightOfRow(row, measures), 0)
}

/**
 * Deals rows out to pages. A row that does not fit goes on overleaf; the last page always keeps its room for what
 * stands below the table, and never stands without a row.
 */
export function paginateRows(
  rows: readonly Row[],
  measures: RowMeasures,
  first: Room,
  later: Room,
): readonly (readonly Row[])[] {
  const pages: (readonly Row[])[] = []
  let rest = rows
  for (;;) {
    const room = pages.length === 0 ? first : later
    if (heightOfRows(rest, measures) <= room.asLast) return [...pages, rest]
    const [page, remaining] = fill(rest, measures, room.asFollowed)
    if (page.length === 0 && pages.length > 0) return [...pages, rest]
    pages.push(page)
    rest = remaining
  }
}

function fill(rows: readonly Row[], measures: RowMeasures, room: number): readonly [readonly Row[], readonly Row[]] {
  const page: Row[] = []
  let left = room
  for (const [index, row] of rows.entries()) {
    const isLast = index === rows.length - 1
    const height = heightOfRow(row, measures)
    if (height <= left && !isLast) {
      page.push(row)
      left -= height
      continue
    }
    const lines = Math.floor((left - 2 * measures.padding) / measures.lineHeight)
    const [head, tail] = splitRow(row, Math.min(lines, row.lines.length - 1))
    return head === null
      ? [page, rows.slice(index)]
      : [
          [...page, head],
          [tail, ...rows.slice(index + 1)],
        ]
  }
  return [page, []]
}

/** Two lines at least stay together, or the row is not worth splitting. */
function splitRow(row: Row, lines: number): readonly [Row | null, Row] {
  if (lines < Math.max(2, row.label.length)) return [null, row]
  return [
    { label: row.label, lines: row.lines.slice(0, lines) },
    { label: row.label, lines: row.lines.slice(lines) },
  ]
}
