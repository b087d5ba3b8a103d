import type { JsonValue } from '../../../engine/index.ts'
import type { Language } from '../../../templates/texts/text.ts'
import type { Field } from '../../forms/form.ts'
import { rowsOf } from '../../forms/table-value.ts'

/** A table as it is read, row by row; empty cells are left out: `1. 设备 水泵，功率 5 kW；2. …`. */
export function tableWords(
  { columns }: Field,
  value: JsonValue,
  language: Language,
  wordsOf: (column: Field, value: JsonValue) => string,
): string {
  const isChinese = language === 'zh'
  const rows = rowsOf(value).map((row, index) => {
    const cells = columns.flatMap((column) => {
      const cell = row[column.key] ?? null
      return cell === null || cell === ''
        ? []
        : [`${isChinese ? column.label : column.labelEn} ${wordsOf(column, cell)}`]
    })
    return `${index + 1}. ${cells.join(isChinese ? '，' : ', ')}`
  })
  return rows.join(isChinese ? '；' : '; ')
}
