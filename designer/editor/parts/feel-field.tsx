import { checkFeel } from '../model/feel.ts'
import { TextField } from './fields.tsx'

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

/** An expression: checked by our compiler while it is typed. */
export function FeelField({ feelIn = (text) => text, check, ...field }: FeelFieldProps) {
  return (
    <TextField
      {...field}
      isCode
      check={(text) => {
        const feel = feelIn(text)
        return feel === null ? (check?.(text) ?? null) : checkFeel(feel)
      }}
    />
  )
}
