import type { PermitField } from '../combined-permits.ts'
import { wrapText } from '../typeface/wrap-text.ts'
import type { Mark } from './mark.ts'
import { columnWidth, left, right, softInk } from './measures.ts'
import { heightOfRow, heightOfRows, type Row, type RowMeasures } from './paginate-rows.ts'
import { textAcross, textAround, textFrom } from './text-marks.ts'

const labelColumn = 112.5
const inset = 10.8
const labelWidth = labelColumn - 2 * inset
const valueWidth = columnWidth - labelColumn - 2 * inset
const tallestPadding = 4.5

/** Fields broken into lines at a size of type. */
export function rowsOf(fields: readonly PermitField[], measures: RowMeasures): readonly Row[] {
  return fields.map((field) => ({
    label: wrapText(field.label, 'regular', measures.size, labelWidth),
    lines: wrapText(field.value, 'regular', measures.size, valueWidth),
  }))
}

/** The ruled table of a permit: spread labels at the left, wrapped values at the right; rows grow a little into free room. */
export function fieldTable(rows: readonly Row[], measures: RowMeasures, top: number, room: number): readonly Mark[] {
  if (rows.length === 0) return []
  const free = (room - heightOfRows(rows, measures)) / rows.length / 2
  const padding = measures.padding + Math.max(0, Math.min(tallestPadding, free))
  const grown = { ...measures, padding }
  const bottom = top + heightOfRows(rows, grown)
  const marks: Mark[] = [
    { type: 'frame', box: { x: left, y: top, width: columnWidth, height: bottom - top }, width: 0.9, colour: softInk },
    rule([left + labelColumn, top], [left + labelColumn, bottom]),
  ]
  let y = top
  for (const [index, row] of rows.entries()) {
    const height = heightOfRow(row, grown)
    if (index > 0) marks.push(rule([left, y], [right, y]))
    marks.push(...labelMarks(row, y + height / 2, measures), ...valueMarks(row, y + height / 2, measures))
    y += height
  }
  return marks
}

function labelMarks(row: Row, middle: number, measures: RowMeasures): readonly Mark[] {
  const style = { size: measures.size }
  return row.label.map((line, index) => {
    const y = baseline(index, row.label.length, middle, measures)
    return row.label.length === 1
      ? textAcross(line, left + inset, y, labelWidth, style)
      : textAround(line, left + labelColumn / 2, y, style)
  })
}

function valueMarks(row: Row, middle: number, measures: RowMeasures): readonly Mark[] {
  return row.lines.flatMap((line, index) =>
    line === ''
      ? []
      : [
          textFrom(line, left + labelColumn + inset, baseline(index, row.lines.length, middle, measures), {
            size: measures.size,
          }),
        ],
  )
}

function baseline(index: number, count: number, middle: number, measures: RowMeasures): number {
  return middle + (index - (count - 1) / 2) * measures.lineHeight + measures.size * 0.36
}

function rule(from: readonly [number, number], to: readonly [number, number]): Mark {
  return { type: 'line', from, to, width: 0.6, colour: softInk }
}
