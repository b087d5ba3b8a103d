import type { JsonValue } from '../../../engine/index.ts'
import type { CellPart, TableControl } from '../../../templates/pages/field-part.ts'
import { textIn } from '../../../templates/texts/catalogue.ts'
import type { Language } from '../../../templates/texts/text.ts'
import type { Field } from '../../forms/form.ts'
import { type Row, rowsOf } from '../../forms/table-value.ts'
import { fieldId } from '../error-summary.ts'
import { choicesOf } from './field-choices.ts'
import { inputOf } from './field-input.ts'

const EMPTY_ROWS = 2

/** A table as it is filled in: its rows, and some empty ones below. */
export function tableOf(field: Field, value: JsonValue, name: string, language: Language): TableControl {
  const filled = rowsOf(value)
  const wanted = Math.max(filled.length + EMPTY_ROWS, field.rows.min)
  const rows = Array.from({ length: Math.min(wanted, field.rows.max) }, (_, index): Row => filled[index] ?? {})
  return {
    columns: field.columns.map((column) => ({ label: labelOf(column, language), isNumber: column.type === 'number' })),
    rows: rows.map((row, index) => ({
      cells: field.columns.map((column) =>
        cellOf(column, row[column.key] ?? null, `${name}.${index}`, index, language),
      ),
    })),
    hint: textIn(language, 'form.rowsHint', { count: field.rows.max }),
    add: textIn(language, 'form.addRow'),
    most: field.rows.max,
  }
}

function cellOf(column: Field, value: JsonValue, row: string, index: number, language: Language): CellPart {
  const name = `${row}.${column.key}`
  const id = fieldId(name)
  const label = labelOf(column, language)
  return {
    id,
    name,
    label: textIn(language, 'form.cell', { column: label, row: index + 1 }),
    column: label,
    input: column.type === 'select' ? null : inputOf(column, value),
    select: column.type === 'select' ? { choices: choicesOf(column, [value], id, language) } : null,
  }
}

function labelOf({ label, labelEn }: Field, language: Language): string {
  return language === 'zh' ? label : labelEn
}
