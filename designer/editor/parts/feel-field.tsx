import { useContext, useId, useLayoutEffect, useState } from 'preact/hooks'
import { FeelContext } from '../feel/feel-context.ts'
import { FeelControl } from '../feel/feel-control.tsx'
import { FeelProblem } from '../feel/feel-problem.tsx'
import { useAssist } from '../feel/use-assist.ts'
import { feelProblem } from '../model/feel.ts'
import { textProblem } from '../model/plain-text.ts'
import { Field } from './fields.tsx'

export interface FeelFieldProps {
  readonly label: string
  readonly hint?: string | undefined
  readonly value: string
  readonly lines?: number
  readonly onCommit: (value: string) => void
  /** The FEEL that a text holds; `null` where it stands for itself. */
  readonly feelIn?: (text: string) => string | null
  /** What is wrong with a text that stands for itself. */
  readonly check?: (text: string) => string | null
}

/** An expression: with what may come next, checked by our compiler while it is typed, and tried with example values. */
export function FeelField(props: FeelFieldProps) {
  const { label, hint, value, lines = 1, onCommit, feelIn = (text) => text, check } = props
  const id = useId()
  const place = useContext(FeelContext)
  const assist = useAssist()
  const [text, setText] = useState(value)
  useLayoutEffect(() => setText(value), [value])
  const feel = feelIn(text)
  const problem = feel === null ? null : feelProblem(feel)
  const unwritable = textProblem(text)
  const error = unwritable ?? (feel === null ? (check?.(text) ?? null) : (problem?.messageZh ?? null))
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <FeelControl
        id={id}
        text={text}
        setText={setText}
        commit={() => {
          if (text.trim() !== value && unwritable === null) onCommit(text.trim())
        }}
        assist={assist}
        isInvalid={error !== null}
        describedBy={`${id}-error ${id}-hint`}
        lines={lines}
      />
      {problem === null ? null : <FeelProblem problem={problem} />}
      {feel === null ? null : (
        <details class="try" onToggle={assist.load}>
          <summary>试算</summary>
          {assist.TryOut === null ? null : <assist.TryOut text={feel} variables={assist.variables(place)} />}
        </details>
      )}
    </Field>
  )
}
