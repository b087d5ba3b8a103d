import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Suggestion } from './suggest.ts'

interface SuggestionListProps {
  readonly id: string
  readonly items: readonly Suggestion[]
  readonly chosen: number
  readonly take: (item: Suggestion) => void
}

/** What may come next, each with a few words on what it is. */
export function SuggestionList({ id, items, chosen, take }: SuggestionListProps) {
  const list = useRef<HTMLDivElement>(null)
  // The panel may end right below the text.
  useLayoutEffect(() => {
    if (items.length > 0) list.current?.scrollIntoView({ block: 'nearest' })
  }, [items])
  useLayoutEffect(() => list.current?.children[chosen]?.scrollIntoView({ block: 'nearest' }), [chosen, items])
  return (
    <div ref={list} id={id} class="suggestions" role="listbox" aria-label="可以接着写" hidden={items.length === 0}>
      {items.map((item, index) => (
        // The text keeps the focus and the keys; only a pointer comes here.
        <div
          key={item.text}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === chosen}
          onMouseDown={(event) => {
            event.preventDefault()
            take(item)
          }}
        >
          <code>{item.text}</code> <span class="suggestion-detail">{item.detail}</span>
        </div>
      ))}
    </div>
  )
}
