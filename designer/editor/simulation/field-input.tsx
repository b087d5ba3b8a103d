import type { JsonValue } from '../../../engine/expressions/expression.ts'
import { TypedInput } from '../parts/typed-input.tsx'
import type { FormField } from './form-fields.ts'
import { readValue } from './value-text.ts'

interface FieldInputProps {
  readonly field: FormField
  readonly value: JsonValue | undefined
  readonly set: (value: JsonValue) => void
}

/** One field of a form in a simulation: what is left alone stays as it is in the process. */
export function FieldInput({ field: { key, label, kind, options }, value, set }: FieldInputProps) {
  if (kind === 'check') {
    return (
      <label class="check">
        <input type="checkbox" checked={value === true} onChange={(event) => set(event.currentTarget.checked)} />
        {label}
      </label>
    )
  }
  if (kind === 'choices') {
    const chosen = Array.isArray(value) ? value : []
    return (
      <fieldset class="sim-field">
        <legend>{label}</legend>
        {options.map((option) => (
          <label class="check" key={option.value}>
            <input
              type="checkbox"
              checked={chosen.includes(option.value)}
              onChange={({ currentTarget: { checked } }) =>
                set([...chosen.filter((each) => each !== option.value), ...(checked ? [option.value] : [])])
              }
            />
            {option.label}
          </label>
        ))}
      </fieldset>
    )
  }
  if (kind === 'choice') {
    return (
      <label class="sim-field">
        {label}
        <select
          value={value === undefined ? '' : String(value)}
          onChange={(event) => set(readValue(event.currentTarget.value))}
        >
          <option value="" />
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      </label>
    )
  }
  return (
    <label class="sim-field">
      {label}
      <TypedInput
        type={kind === 'number' ? 'number' : 'text'}
        step="any"
        data-key={key}
        value={value === undefined ? '' : String(value)}
        onCommit={(typed) => set(kind === 'number' ? Number(typed) : readValue(typed))}
      />
    </label>
  )
}
