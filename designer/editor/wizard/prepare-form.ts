import { compileExpression } from '../../../engine/expressions/compile.ts'
import { changeFields, fieldsOf, listOf, recordOf } from './read-form.ts'
import type { Row } from './table.ts'

export interface PreparedForm {
  readonly form: Readonly<Record<string, unknown>>
  /** The field that lists permits held already, where one of the rows can be. */
  readonly heldPermits: string | null
  readonly held: readonly string[]
}

const HELD = 'permitsHeld'

/** The form for these rows: what conditions speak of goes with the process, and only its own permits may be held already. */
export function prepareForm(form: Readonly<Record<string, unknown>>, rows: readonly Row[]): PreparedForm {
  const read = new Set(rows.flatMap(({ condition }) => namesIn(condition)))
  const own = new Set(rows.map(({ letter }) => letter))
  const held = (fieldsOf(form).find(({ key }) => key === HELD)?.options ?? [])
    .map(({ value }) => value)
    .filter((letter) => own.has(letter))
  const prepared = changeFields(form, (field) => {
    const key = String(field['key'])
    if (key === HELD) {
      const values = listOf(field['values']).filter(({ value }) => held.includes(String(value)))
      return held.length === 0 ? null : { ...field, values }
    }
    return read.has(key) ? { ...field, siji: { ...recordOf(field['siji']), routing: true } } : field
  })
  return { form: prepared, held, heldPermits: held.length === 0 ? null : HELD }
}

function namesIn(condition: string): readonly string[] {
  const compiled = condition.trim() === '' ? null : compileExpression(condition)
  return compiled?.ok ? compiled.expression.names : []
}
