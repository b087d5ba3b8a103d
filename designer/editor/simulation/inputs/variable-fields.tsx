import { useState } from 'preact/hooks'
import type { JsonValue, Variables } from '../../../../engine/expressions/expression.ts'
import { readVariables } from '../value-text.ts'
import { AddVariable } from './add-variable.tsx'
import { type Field, type FieldKind, fieldOf, fits, kindOfValue } from './field.ts'
import { FieldInput } from './field-input.tsx'
import { KindSelect } from './kind-select.tsx'

interface VariableFieldsProps {
  /** Those that are asked for. */
  readonly fields: readonly Field[]
  readonly values: Variables
  readonly change: (values: Variables) => void
}

/** Variables one by one, each with the control of its kind, further ones by their names, and all of them as JSON. */
export function VariableFields({ fields, values, change }: VariableFieldsProps) {
  const [kinds, setKinds] = useState<{ readonly [key: string]: FieldKind }>({})
  const further = Object.keys({ ...kinds, ...values }).filter((name) => !fields.some(({ key }) => key === name))
  const set = (key: string, value: JsonValue | undefined) => {
    const { [key]: _, ...others } = values
    change(value === undefined ? others : { ...values, [key]: value })
  }
  const remove = (key: string) => {
    const { [key]: _, ...others } = kinds
    setKinds(others)
    set(key, undefined)
  }
  const row = (field: Field, isFurther: boolean) => {
    const { key, label } = field
    const value = values[key]
    const kind = shownKind(field.kind ?? kinds[key] ?? null, value)
    const choose = (next: FieldKind) => {
      setKinds({ ...kinds, [key]: next })
      if (value !== undefined && !fits(next, value)) set(key, undefined)
    }
    return (
      <li key={key} data-variable={key} title={key} class="sim-variable">
        <FieldInput field={field} kind={kind} value={value} set={(next) => set(key, next)} />
        {field.kind === null ? <KindSelect label={`${label}的类型`} kind={kind} choose={choose} /> : null}
        {isFurther ? (
          <button type="button" class="quiet" aria-label={`去掉变量“${key}”`} onClick={() => remove(key)}>
            去掉
          </button>
        ) : null}
      </li>
    )
  }
  return (
    <>
      <ul class="sim-variable-list">
        {fields.map((field) => row(field, false))}
        {further.map((name) => row(fieldOf(name), true))}
      </ul>
      <AddVariable
        taken={[...fields.map(({ key }) => key), ...further]}
        add={(name, kind) => setKinds({ ...kinds, [name]: kind })}
      />
      <AsText values={values} change={change} />
    </>
  )
}

/** What the model or the user says, unless the value is of another kind. */
function shownKind(wanted: FieldKind | null, value: JsonValue | undefined): FieldKind {
  if (value === undefined) return wanted ?? 'text'
  return wanted !== null && fits(wanted, value) ? wanted : kindOfValue(value)
}

/** The same as JSON, for who wants to copy or paste it. */
function AsText({ values, change }: Pick<VariableFieldsProps, 'values' | 'change'>) {
  const [draft, setDraft] = useState<string | null>(null)
  const isWrong = draft !== null && readVariables(draft) === null
  return (
    <details>
      <summary>JSON</summary>
      <label class="sim-field">
        全部变量（JSON）
        <textarea
          rows={4}
          class="code"
          spellcheck={false}
          aria-invalid={isWrong}
          value={draft ?? (Object.keys(values).length === 0 ? '' : JSON.stringify(values, null, 1))}
          onInput={({ currentTarget: { value } }) => setDraft(value)}
          onChange={({ currentTarget: { value } }) => {
            const typed = readVariables(value)
            if (typed === null) return
            change(typed)
            setDraft(null)
          }}
        />
      </label>
      {isWrong ? <p class="error">应为 JSON 对象，如 {'{"amount": 5}'}，现在的写法没有采用。</p> : null}
    </details>
  )
}
