import { useState } from 'preact/hooks'
import type { JsonValue } from '../../../../engine/expressions/expression.ts'
import { TypedArea, TypedInput } from '../../parts/typed-input.tsx'
import type { FieldOption } from './field.ts'

interface ChooseProps {
  readonly label: string
  readonly options: readonly FieldOption[]
  readonly chosen: string
  readonly set: (value: string) => void
}

/** One of several; empty = none. */
export function Choose({ label, options, chosen, set }: ChooseProps) {
  return (
    <label class="sim-field">
      {label}
      <select value={chosen} onChange={(event) => set(event.currentTarget.value)}>
        <option value="">（没有）</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  )
}

interface ValueProps {
  readonly label: string
  readonly value: JsonValue | undefined
  readonly set: (value: JsonValue | undefined) => void
}

/** Any of several. */
export function Choices({ label, options, value, set }: ValueProps & { readonly options: readonly FieldOption[] }) {
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

interface PartsProps {
  readonly label: string
  readonly value: { readonly [part: string]: string }
  readonly set: (value: JsonValue) => void
}

/** Texts by name, as which department issues which permit. */
export function Parts({ label, value, set }: PartsProps) {
  return (
    <fieldset class="sim-field sim-parts">
      <legend>{label}</legend>
      {Object.entries(value).map(([part, text]) => (
        <label key={part}>
          {part}
          <TypedInput value={text} onCommit={(typed) => set({ ...value, [part]: typed })} />
        </label>
      ))}
    </fieldset>
  )
}

/** What has no control of its own, as JSON; what is none is not taken. */
export function Json({ label, value, set }: ValueProps) {
  const [isWrong, setWrong] = useState(false)
  return (
    <label class="sim-field">
      {`${label}（JSON）`}
      <TypedArea
        rows={2}
        class="code"
        spellcheck={false}
        aria-invalid={isWrong}
        value={value === undefined ? '' : JSON.stringify(value)}
        onCommit={(typed) => {
          const read = typed.trim() === '' ? { value: undefined } : parsed(typed)
          setWrong(read === null)
          if (read !== null) set(read.value)
        }}
      />
    </label>
  )
}

function parsed(text: string): { readonly value: JsonValue } | null {
  try {
    return { value: JSON.parse(text) as JsonValue } // what JSON.parse gives is JSON
  } catch {
    return null
  }
}
