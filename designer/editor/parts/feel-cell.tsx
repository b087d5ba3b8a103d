import { useContext, useLayoutEffect, useState } from 'preact/hooks'
import { FeelContext } from '../feel/feel-context.ts'
import { FeelControl } from '../feel/feel-control.tsx'
import { useAssist } from '../feel/use-assist.ts'
import { textProblem } from '../model/plain-text.ts'

interface FeelCellProps {
  readonly name: string
  readonly value: string
  readonly isInvalid: boolean
  readonly onCommit: (value: string) => void
}

/** An expression in a row of several columns, with all that helps to write one. */
export function FeelCell({ name, value, isInvalid, onCommit }: FeelCellProps) {
  const place = useContext(FeelContext)
  const assist = useAssist()
  const [text, setText] = useState(value)
  useLayoutEffect(() => setText(value), [value])
  return (
    <div class="feel-cell">
      <FeelControl
        name={name}
        text={text}
        setText={setText}
        commit={() => {
          if (text.trim() !== value && textProblem(text) === null) onCommit(text.trim())
        }}
        assist={assist}
        isInvalid={isInvalid || textProblem(text) !== null}
        lines={1}
      />
      <details class="try" onToggle={assist.load}>
        <summary aria-label={`试算${name}`}>试算</summary>
        {assist.TryOut === null ? null : <assist.TryOut text={text} variables={assist.variables(place)} />}
      </details>
    </div>
  )
}
