import type { InputHTMLAttributes, TextareaHTMLAttributes } from 'preact'
import { useLayoutEffect, useState } from 'preact/hooks'

interface Typed {
  readonly value: string
  /** What was typed, once the field is left or Enter is pressed. */
  readonly onCommit: (text: string) => void
}

type InputProps = Typed & Omit<InputHTMLAttributes<HTMLInputElement>, keyof Typed | 'onInput' | 'onChange'>
type AreaProps = Typed & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, keyof Typed | 'onInput' | 'onChange'>

/**
 * An input that keeps what is being typed while the page is drawn anew around it, such as when an answer comes: one that
 * is given its value alone would be set back.
 */
export function TypedInput({ value, onCommit, ...shown }: InputProps) {
  return <input {...shown} {...useTyped(value, onCommit)} />
}

/** The same with several lines. */
export function TypedArea({ value, onCommit, ...shown }: AreaProps) {
  return <textarea {...shown} {...useTyped(value, onCommit)} />
}

function useTyped(value: string, commit: (text: string) => void) {
  const [text, setText] = useState(value)
  // Before anybody can type: an effect after painting would take back the first letters.
  useLayoutEffect(() => setText(value), [value])
  return {
    value: text,
    onInput: (event: Event) => setText(textIn(event)),
    onChange: (event: Event) => {
      // What is not taken over as it was typed is shown as it stands.
      setText(value)
      commit(textIn(event))
    },
  }
}

function textIn({ target }: Event): string {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement ? target.value : ''
}
