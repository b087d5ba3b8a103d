import { useContext, useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { FeelContext } from './feel-context.ts'
import type { Suggestion, Suggestions } from './suggest.ts'
import { SuggestionList } from './suggestion-list.tsx'
import type { Assist } from './use-assist.ts'

interface FeelControlProps {
  readonly id?: string
  /** Its name where no label stands before it. */
  readonly name?: string
  readonly text: string
  readonly setText: (text: string) => void
  readonly commit: () => void
  readonly assist: Assist
  readonly isInvalid: boolean
  readonly describedBy?: string
  readonly lines: number
}

const NONE: Suggestions = { from: 0, items: [] }

/**
 * Where an expression is written: a text with a list of what may come next (ARIA's combobox). Arrow keys choose, Enter
 * takes, Escape closes, Ctrl+Space opens; without a list, Enter in a single line takes the expression over.
 */
export function FeelControl(props: FeelControlProps) {
  const { id, name, text, setText, commit, assist, isInvalid, describedBy, lines } = props
  const place = useContext(FeelContext)
  const list = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const [{ from, items }, show] = useState(NONE)
  const [chosen, choose] = useState(0)
  const caretNext = useRef<number | null>(null)
  /** The list was asked for before the code that makes it was here. */
  const isAwaited = useRef(false)
  useLayoutEffect(() => {
    if (caretNext.current === null) return
    area.current?.setSelectionRange(caretNext.current, caretNext.current)
    caretNext.current = null
  })
  const look = (isAsked: boolean, now: string = text) => {
    isAwaited.current = isAsked && assist.TryOut === null
    const caret = area.current?.selectionStart ?? now.length
    show(assist.suggest(now, caret, place, isAsked))
    choose(0)
  }
  useLayoutEffect(() => {
    if (isAwaited.current && assist.TryOut !== null && area.current?.matches(':focus') === true) look(true)
  }, [assist.TryOut])
  const take = ({ text: inserted, caret }: Suggestion) => {
    const end = area.current?.selectionStart ?? text.length
    caretNext.current = from + caret
    setText(text.slice(0, from) + inserted + text.slice(end))
    show(NONE)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const item = items[chosen]
    if (event.key === ' ' && event.ctrlKey) look(true)
    else if (event.key === 'Escape' && item !== undefined) show(NONE)
    else if (event.key === 'ArrowDown' && item !== undefined) choose((chosen + 1) % items.length)
    else if (event.key === 'ArrowUp' && item !== undefined) choose((chosen + items.length - 1) % items.length)
    else if (event.key === 'Enter' && item !== undefined && !event.isComposing) take(item)
    else if (event.key === 'Enter' && lines === 1 && !event.isComposing) commit()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <span class="feel">
      <textarea
        ref={area}
        {...(id === undefined ? {} : { id })}
        {...(name === undefined ? {} : { 'aria-label': name })}
        class="code"
        rows={lines}
        value={text}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={items.length > 0}
        aria-controls={list}
        aria-activedescendant={items.length > 0 ? `${list}-${chosen}` : undefined}
        aria-invalid={isInvalid}
        aria-describedby={describedBy}
        spellcheck={false}
        autocomplete="off"
        onFocus={assist.load}
        onInput={(event) => {
          const next = event.currentTarget.value
          setText(next)
          look(false, next)
        }}
        onKeyDown={onKeyDown}
        onBlur={() => {
          show(NONE)
          commit()
        }}
      />
      <SuggestionList id={list} items={items} chosen={chosen} take={take} />
    </span>
  )
}
