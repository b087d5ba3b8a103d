import type { ComponentChildren } from 'preact'
import { useId, useLayoutEffect, useState } from 'preact/hooks'
import { textProblem } from '../model/plain-text.ts'

interface FieldProps {
  readonly label: string
  readonly hint?: string | undefined
  /** What was given; what is needed. */
  readonly error?: string | null | undefined
}

interface TextProps extends FieldProps {
  readonly value: string
  readonly onCommit: (value: string) => void
  /** What is wrong with the text while it is typed. */
  readonly check?: (value: string) => string | null
  readonly suggestions?: readonly string[]
  readonly unit?: string
  readonly lines?: number
  readonly isCode?: boolean
}

/** A text that is taken over when the field is left or Enter is pressed. */
export function TextField(props: TextProps) {
  const { label, hint, value, onCommit, check, suggestions, unit, lines, isCode = false } = props
  const id = useId()
  const [text, setText] = useState(value)
  // Before anybody can type: an effect after painting would take back the first letters.
  useLayoutEffect(() => setText(value), [value])
  const error = textProblem(text) ?? check?.(text) ?? props.error ?? null
  const shared = {
    id,
    value: text,
    class: isCode ? 'code' : '',
    'aria-invalid': error !== null,
    'aria-describedby': `${id}-error ${id}-hint`,
    spellcheck: false,
    autocomplete: 'off',
    onInput: (event: Event) => setText(textIn(event)),
    onChange: (event: Event) => {
      const next = textIn(event).trim()
      // What a file cannot hold stays in the field, with what is wrong with it.
      if (next !== value && textProblem(next) === null) onCommit(next)
    },
  }
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      {lines === undefined ? (
        <span class="with-unit">
          <input type="text" {...shared} {...(suggestions === undefined ? {} : { list: `${id}-list` })} />
          {unit === undefined ? null : <span class="unit">{unit}</span>}
        </span>
      ) : (
        <textarea rows={lines} {...shared} />
      )}
      {suggestions === undefined ? null : (
        <datalist id={`${id}-list`}>
          {suggestions.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      )}
    </Field>
  )
}

export interface Option {
  readonly value: string
  readonly label: string
}

interface SelectProps extends FieldProps {
  readonly value: string
  readonly options: readonly Option[]
  readonly onCommit: (value: string) => void
}

/** A value that is not among the options is kept and shown as it is. */
export function SelectField({ label, hint, error, value, options, onCommit }: SelectProps) {
  const id = useId()
  const isKnown = options.some((option) => option.value === value)
  return (
    <Field id={id} label={label} hint={hint} error={error ?? null}>
      <select
        id={id}
        value={value}
        aria-describedby={`${id}-error ${id}-hint`}
        onChange={(event) => onCommit(textIn(event))}
      >
        {isKnown ? null : <option value={value}>{value}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}

interface CheckProps {
  readonly label: string
  readonly value: boolean
  readonly onCommit: (value: boolean) => void
}

export function CheckField({ label, value, onCommit }: CheckProps) {
  return (
    <label class="check">
      <input type="checkbox" checked={value} onChange={() => onCommit(!value)} />
      {label}
    </label>
  )
}

interface FrameProps extends FieldProps {
  readonly id: string
  readonly children: ComponentChildren
}

/** Label, hint, error, control, in this order. */
export function Field({ id, label, hint, error, children }: FrameProps) {
  return (
    <div class={error === null ? 'field' : 'field field-error'}>
      <label for={id}>{label}</label>
      {hint === undefined ? null : (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error === null || error === undefined ? null : (
        <p class="error" id={`${id}-error`}>
          <span aria-hidden="true">◆ </span>
          {error}
        </p>
      )}
      {children}
    </div>
  )
}

function textIn(event: Event): string {
  const { target } = event
  const isControl =
    target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
  return isControl ? target.value : ''
}
