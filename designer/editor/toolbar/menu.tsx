import { useLayoutEffect, useRef, useState } from 'preact/hooks'

export interface MenuItem {
  readonly label: string
  readonly act: () => void
  readonly isDisabled?: boolean
  /** A square in these colours before the label. */
  readonly swatch?: { readonly fill: string; readonly stroke: string }
}

interface MenuProps {
  readonly label: string
  readonly items: readonly MenuItem[]
  readonly isDisabled?: boolean
}

/** A button that opens a short list of actions; arrow keys move in it, Escape closes it and gives the focus back. */
export function Menu({ label, items, isDisabled = false }: MenuProps) {
  const [isOpen, setOpen] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  const buttons = () => [...(place.current?.querySelectorAll<HTMLElement>('.menu-item:not(:disabled)') ?? [])]
  useLayoutEffect(() => {
    if (isOpen) buttons()[0]?.focus()
  }, [isOpen])
  useLayoutEffect(() => {
    if (!isOpen) return
    const leave = ({ target }: Event) => {
      if (target instanceof Node && place.current?.contains(target) !== true) setOpen(false)
    }
    for (const event of ['pointerdown', 'focusin']) addEventListener(event, leave)
    return () => {
      for (const event of ['pointerdown', 'focusin']) removeEventListener(event, leave)
    }
  }, [isOpen])
  const close = () => {
    setOpen(false)
    opener.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const all = buttons()
    const now = all.findIndex((each) => each.matches(':focus'))
    if (event.key === 'Escape') close()
    else if (event.key === 'ArrowDown') all[(now + 1) % all.length]?.focus()
    else if (event.key === 'ArrowUp') all.at(now - 1)?.focus()
    else return
    event.preventDefault()
  }
  return (
    <div class="toolbar-menu" ref={place}>
      <button
        ref={opener}
        type="button"
        class="button"
        disabled={isDisabled}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {label}
        <span aria-hidden="true"> ▾</span>
      </button>
      {isOpen ? (
        <ul class="menu-list" aria-label={label} onKeyDown={onKeyDown}>
          {items.map((item) => (
            <li key={item.label}>
              <Item {...item} close={close} />
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}

function Item({ label, act, isDisabled = false, swatch, close }: MenuItem & { readonly close: () => void }) {
  return (
    <button
      type="button"
      class="menu-item"
      disabled={isDisabled}
      onClick={() => {
        close()
        act()
      }}
    >
      {swatch === undefined ? null : (
        <svg class="swatch" viewBox="0 0 16 16" aria-hidden="true">
          <rect x="1" y="1" width="14" height="14" rx="2" stroke-width="2" {...swatch} />
        </svg>
      )}
      {label}
    </button>
  )
}
