import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'

interface GroupProps {
  readonly title: string
  readonly children: ComponentChildren
  /** Whether anything stands in it, which a mark tells. */
  readonly isFilled: boolean
  /** Open also where nothing stands in it. */
  readonly isOpen: boolean
}

/** One group of the panel; whoever opens or closes it finds it so at every element. */
export function Group({ title, children, isFilled, isOpen }: GroupProps) {
  const [chosen, choose] = useState(() => recall()[title])
  const isShown = chosen ?? (isOpen || isFilled)
  return (
    <details
      class="group"
      open={isShown}
      onToggle={({ currentTarget: { open } }) => {
        // It opens by itself too, where something is filled in.
        if (open === isShown) return
        remember(title, open)
        choose(open)
      }}
    >
      <summary>
        {title}
        {isFilled ? (
          <span class="group-mark" title="已填写">
            <span aria-hidden="true">●</span>
            <span class="visually-hidden">（已填写）</span>
          </span>
        ) : null}
      </summary>
      <div class="group-body">{isShown ? children : null}</div>
    </details>
  )
}

const KEY = 'siji-panel-groups'

type Choices = { readonly [title: string]: boolean | undefined }

function recall(): Choices {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}')
    const entries = typeof value === 'object' && value !== null ? Object.entries(value) : []
    return Object.fromEntries(entries.flatMap(([title, open]) => (typeof open === 'boolean' ? [[title, open]] : [])))
  } catch {
    // Forbidden or damaged: each group opens as it would.
    return {}
  }
}

function remember(title: string, isOpen: boolean): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...recall(), [title]: isOpen }))
  } catch {
    // Full or forbidden: it stays so for this element.
  }
}
