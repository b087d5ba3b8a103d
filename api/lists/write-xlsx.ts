import writeExcelFile, { type Cell } from 'write-excel-file/node'
import type { Column } from './columns.ts'

/** A list as a spreadsheet: numbers and dates stay what they are, and a text is never taken for a formula. */
export async function writeXlsx<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): Promise<Buffer> {
  const head: Cell[] = columns.map(({ label }) => ({ value: label, fontWeight: 'bold' }))
  const body = rows.map((row) => columns.map(({ value }) => cellOf(value(row))))
  return await writeExcelFile([head, ...body], {
    stickyRowsCount: 1,
    columns: columns.map(() => ({ width: 22 })),
  }).toBuffer()
}

function cellOf(value: string | number | Date | null): Cell {
  if (value === null) return null
  if (value instanceof Date) return { value, type: Date, format: 'yyyy-mm-dd hh:mm' }
  return typeof value === 'number' ? { value, type: Number } : { value, type: String }
}
