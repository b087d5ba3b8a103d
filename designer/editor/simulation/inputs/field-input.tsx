import type { JsonValue } from '../../../../engine/expressions/expression.ts'
import { TypedInput } from '../../parts/typed-input.tsx'
import { Choices, Choose, Json, Parts } from './choice-inputs.tsx'
import type { Field, FieldKind } from './field.ts'

interface FieldInputProps {
  readonly field: Field
  /** The kind of its control, where the value or the user has decided it. */
  readonly kind: FieldKind
  readonly value: JsonValue | undefined
  /** `undefined` = the process has none. */
  readonly set: (value: JsonValue | undefined) => void
}

const YES_OR_NO = [
  { value: 'true', label: '是' },
  { value: 'false', label: '否' },
]

/** One value with the control of its kind: what is left empty stays as it is in the process. */
export function FieldInput({ field, kind, value, set }: FieldInputProps) {
  const { key, label, options, unit, factor } = field
  if (kind === 'check') {
    const chosen = value === undefined ? '' : String(value)
    return (
      <Choose
        {...{ label, options: YES_OR_NO, chosen }}
        set={(text) => set(text === '' ? undefined : text === 'true')}
      />
    )
  }
  if (kind === 'choice') {
    return <Choose {...{ label, options }} chosen={textOf(value)} set={(text) => set(text === '' ? undefined : text)} />
  }
  if (kind === 'choices') return <Choices {...{ label, options, value, set }} />
  if (kind === 'other')
    return isFlat(value) ? <Parts {...{ label, value, set }} /> : <Json {...{ label, value, set }} />
  const list = options.length === 0 ? undefined : `sim-options-${key}`
  const type = kind === 'number' ? 'number' : kind === 'date' ? 'date' : 'text'
  const shown = typeof value === 'number' ? String(value / factor) : textOf(value)
  return (
    <label class="sim-field">
      {unit === null ? label : `${label}（${unit}）`}
      <TypedInput
        type={type}
        step="any"
        data-key={key}
        list={list}
        value={shown}
        onCommit={(typed) => set(typed === '' ? undefined : kind === 'number' ? scaled(Number(typed), factor) : typed)}
      />
      {list === undefined ? null : (
        <datalist id={list}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </datalist>
      )}
    </label>
  )
}

/** Cents are whole, whatever 0.07 times a million is. */
function scaled(typed: number, factor: number): number {
  return factor === 1 ? typed : Math.round(typed * factor)
}

function textOf(value: JsonValue | undefined): string {
  return value === undefined || value === null ? '' : String(value)
}

/** Each part of such a value is text, as which department issues which permit. */
function isFlat(value: JsonValue | undefined): value is { readonly [part: string]: string } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const parts = Object.values(value)
  return parts.length > 0 && parts.every((part) => typeof part === 'string')
}
