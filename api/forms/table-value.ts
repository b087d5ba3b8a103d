import type { JsonValue } from '../../engine/index.ts'
import type { Field } from './form.ts'
import { accepted, type FormatResult, refused } from './formats/format.ts'

/** One row of a table: column's key → value. */
export interface Row {
  readonly [column: string]: JsonValue
}

/** The rows of a table, whatever is stored there. */
export function rowsOf(value: JsonValue): readonly Row[] {
  return Array.isArray(value) ? value.filter(isRow) : []
}

/**
 * What was typed into a table becomes its rows, each cell read as a field of its own; rows without any text are dropped.
 * The problem names the row and the column, counted from 1.
 */
export function readTable(
  field: Field,
  typed: JsonValue,
  readCell: (column: Field, typed: JsonValue) => FormatResult,
): FormatResult {
  if (!Array.isArray(typed) || !typed.every(isRow)) {
    return refused('not-a-table', 'Expected a list of rows.', '应为若干行。')
  }
  const filled = typed.filter((row) => !isBlankRow(row))
  const problem = countProblem(field, filled.length)
  if (problem !== null) return problem
  const rows: Row[] = []
  for (const [index, row] of filled.entries()) {
    const stranger = Object.keys(row).find((key) => !field.columns.some((column) => column.key === key))
    if (stranger !== undefined) return unknownColumn(stranger.slice(0, 60))
    const cells: { [column: string]: JsonValue } = {}
    for (const column of field.columns) {
      const read = readCell(column, row[column.key] ?? null)
      if (!read.ok) return inCell(index, column, read.problem)
      if (read.value === null && column.required) return inCell(index, column, emptyCell)
      cells[column.key] = read.value
    }
    rows.push(cells)
  }
  return accepted(rows)
}

export function isBlankRow(row: Row): boolean {
  return Object.values(row).every((value) => value === null || (typeof value === 'string' && value.trim() === ''))
}

function countProblem({ rows: { min, max } }: Field, count: number): FormatResult | null {
  if (count > max)
    return refused(
      'too-many-rows',
      `Expected at most ${max} rows, but found ${count}.`,
      `最多 ${max} 行，现为 ${count} 行。`,
    )
  if (count === 0 || count >= min) return null
  return refused(
    'too-few-rows',
    `Expected at least ${min} rows, but found ${count}.`,
    `至少 ${min} 行，现为 ${count} 行。`,
  )
}

const emptyCell = { code: 'required', message: 'Expected a value, but it was left empty.', messageZh: '请填写。' }

function inCell(
  index: number,
  column: Field,
  problem: { code: string; message: string; messageZh: string },
): FormatResult {
  return refused(
    `cell-${problem.code}`,
    `Row ${index + 1}, ${column.labelEn}: ${problem.message}`,
    `第 ${index + 1} 行“${column.label}”：${problem.messageZh}`,
  )
}

function unknownColumn(key: string): FormatResult {
  return refused(
    'unknown-column',
    `Expected columns of this table only, but found ${key}.`,
    `本表格没有 ${key} 这一列。`,
  )
}

function isRow(value: JsonValue): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
