import type { Column } from './columns.ts'

/** A list as CSV (RFC 4180) in UTF-8 with a byte order mark, without which spreadsheets show Chinese as garbage. */
export function writeCsv<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const lines = [
    columns.map(({ label }) => label),
    ...rows.map((row) => columns.map(({ value }) => textOf(value(row)))),
  ]
  return `\uFEFF${lines.map((cells) => cells.map(quoted).join(',')).join('\r\n')}\r\n`
}

function textOf(value: string | number | Date | null): string {
  return value instanceof Date ? value.toISOString() : String(value ?? '')
}

/** A cell that begins like a formula would be run by a spreadsheet: an apostrophe makes it text. */
function quoted(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
