import type { ComponentChildren } from 'preact'

interface PartProps {
  readonly title: string
  readonly children: ComponentChildren
  readonly open?: boolean
}

/** One part of the view, which opens and closes by itself. */
export function Part({ title, children, open = true }: PartProps) {
  return (
    <details class="group" open={open}>
      <summary>{title}</summary>
      <div class="group-body">{children}</div>
    </details>
  )
}
