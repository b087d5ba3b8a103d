import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { type Option, SelectField } from './fields.tsx'

interface ChoiceOrTextProps {
  readonly label: string
  readonly hint?: string
  readonly value: string
  readonly options: readonly Option[]
  readonly none: string
  /** What the choice is called by which a text of one's own is written. */
  readonly other: string
  readonly isOther: (value: string) => boolean
  readonly onCommit: (value: string) => void
  /** The field of that text. */
  readonly children: ComponentChildren
}

const OTHER = '='

/** One of those that are known, or a text of one's own, whose field appears when it is asked for. */
export function ChoiceOrText({
  children,
  none,
  other,
  isOther,
  value,
  options,
  onCommit,
  ...field
}: ChoiceOrTextProps) {
  const [isAsked, ask] = useState(false)
  const shown = isAsked || isOther(value)
  return (
    <>
      <SelectField
        {...field}
        value={shown ? OTHER : value}
        options={[{ value: '', label: none }, ...options, { value: OTHER, label: other }]}
        onCommit={(next) => {
          ask(next === OTHER)
          if (next !== OTHER) onCommit(next)
        }}
      />
      {shown ? children : null}
    </>
  )
}
