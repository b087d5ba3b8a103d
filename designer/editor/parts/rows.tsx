import { useId, useState } from 'preact/hooks'
import { textProblem } from '../model/plain-text.ts'
import { FeelCell } from './feel-cell.tsx'
import { TypedInput } from './typed-input.tsx'

export interface Column {
  readonly key: string
  readonly label: string
  /** Holds an expression. */
  readonly isFeel?: boolean
}

interface RowsProps {
  readonly label: string
  readonly columns: readonly Column[]
  readonly rows: readonly Readonly<Record<string, string>>[]
  readonly addLabel: string
  /** What is wrong with a row; `null` where nothing is. */
  readonly check?: (row: Readonly<Record<string, string>>) => string | null
  readonly onCommit: (rows: readonly Readonly<Record<string, string>>[]) => void
}

/** A short list of pairs, each edited in place; one without any text is dropped. */
export function Rows({ label, columns, rows, addLabel, check, onCommit }: RowsProps) {
  const id = useId()
  const [refused, refuse] = useState<string | null>(null)
  const change = (index: number, key: string, value: string) => {
    const problem = textProblem(value)
    refuse(problem)
    if (problem === null) onCommit(rows.map((row, at) => (at === index ? { ...row, [key]: value.trim() } : row)))
  }
  return (
    <fieldset class="rows">
      <legend>{label}</legend>
      {refused === null ? null : (
        <p class="error" role="alert">
          {refused}
        </p>
      )}
      {rows.map((row, index) => {
        const error = check?.(row) ?? null
        const place = `${id}-${index}`
        return (
          <div class="row" key={place}>
            {columns.map((column) =>
              column.isFeel === true ? (
                <FeelCell
                  key={column.key}
                  name={`${label} ${index + 1}：${column.label}`}
                  value={row[column.key] ?? ''}
                  isInvalid={error !== null}
                  onCommit={(value) => change(index, column.key, value)}
                />
              ) : (
                <TypedInput
                  key={column.key}
                  id={`${place}-${column.key}`}
                  aria-label={`${label} ${index + 1}：${column.label}`}
                  placeholder={column.label}
                  value={row[column.key] ?? ''}
                  aria-invalid={error !== null}
                  spellcheck={false}
                  onCommit={(text) => change(index, column.key, text)}
                />
              ),
            )}
            <button
              type="button"
              class="quiet"
              aria-label={`删除${label} ${index + 1}`}
              onClick={() => onCommit(rows.filter((_, at) => at !== index))}
            >
              删除
            </button>
            {error === null ? null : (
              <p class="error">
                <span aria-hidden="true">◆ </span>
                {error}
              </p>
            )}
          </div>
        )
      })}
      <button
        type="button"
        class="quiet"
        onClick={() => onCommit([...rows, Object.fromEntries(columns.map(({ key }) => [key, '']))])}
      >
        {addLabel}
      </button>
    </fieldset>
  )
}
